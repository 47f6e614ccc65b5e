package io.throughline.opscli.screen;

/** The person at the terminal, if there is one. */
public interface Terminal {

    boolean present();

    /** Whether a terminal shows what is printed; with input from elsewhere nobody may be there to ask. */
    default boolean shows() {
        return present();
    }

    /** What the person answers, empty if nothing. */
    String ask(String question);

    /** As {@link #ask}, without showing it. */
    String askSecretly(String question);

    static Terminal ofThisProcess() {
        return new Terminal() {
            @Override
            public boolean present() {
                return System.console() != null;
            }

            @Override
            public boolean shows() {
                return Boolean.getBoolean("throughline.terminal-shows") || present();
            }

            @Override
            public String ask(String question) {
                var answer = System.console().readLine("%s", question);
                return answer == null ? "" : answer.strip();
            }

            @Override
            public String askSecretly(String question) {
                var answer = System.console().readPassword("%s", question);
                return answer == null ? "" : new String(answer);
            }
        };
    }
}
