package io.throughline.opscli.command;

/** Something to do, or to say, if the command is interrupted meanwhile. */
final class Interruption {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    static Interruption does(Runnable what) {
        var hook = new Thread(what, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    void isOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // too late: it is happening
        }
    }
}
