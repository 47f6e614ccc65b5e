package io.throughline.devstack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The addresses, ports and secrets of one stack, under the names that all its servers read from their environment. */
public final class StackSettings {

    public static final String HTTP_PORT = "THROUGHLINE_HTTP_PORT";
    public static final String DB_PORT = "THROUGHLINE_DB_PORT";
    public static final String BROKER_PORT = "THROUGHLINE_BROKER_PORT";
    public static final String CONSOLE_PORT = "THROUGHLINE_BROKER_CONSOLE_PORT";
    public static final String SANDBOX_PORT = "THROUGHLINE_SANDBOX_PORT";
    public static final String SMTP_PORT = "THROUGHLINE_SMTP_PORT";
    public static final String PAYMENT_WEBHOOK_URL = "THROUGHLINE_PAYMENT_WEBHOOK_URL";
    public static final String ACQUIRER_WEBHOOK_URL = "THROUGHLINE_PAYMENT_ACQUIRER_WEBHOOK_URL";
    public static final String ENVIRONMENT = "THROUGHLINE_ENV";

    private static final List<String> PORTS =
            List.of(HTTP_PORT, DB_PORT, BROKER_PORT, CONSOLE_PORT, SANDBOX_PORT, SMTP_PORT);
    private static final Map<String, String> DEFAULTS = Map.of(
            ENVIRONMENT,
            "dev",
            "THROUGHLINE_NODE",
            "node1",
            HTTP_PORT,
            "9080",
            DB_PORT,
            "5433",
            BROKER_PORT,
            "61616",
            CONSOLE_PORT,
            "8161",
            SANDBOX_PORT,
            "9090",
            SMTP_PORT,
            "3025");

    private final Map<String, String> values;
    private final Credentials credentials;

    private StackSettings(Map<String, String> values, Credentials credentials) {
        this.values = Map.copyOf(values);
        this.credentials = credentials;
    }

    /** What {@code environment} says, and the defaults for what it leaves open. */
    public static StackSettings of(Map<String, String> environment, Credentials credentials) {
        Map<String, String> values = new TreeMap<>(DEFAULTS);
        environment.forEach((name, value) -> {
            if (name.startsWith("THROUGHLINE_") && !credentials.asMap().containsKey(name) && !value.isBlank()) {
                values.put(name, value);
            }
        });
        portsIn(values).forEach(name -> requirePort(name, values.get(name)));
        requireDifferentPorts(values);
        addFollowing(values);
        return new StackSettings(values, credentials);
    }

    /** As {@link #of}, on ports nobody uses now. */
    public static StackSettings onFreePorts(Credentials credentials) {
        List<Integer> free = Ports.free(PORTS.size());
        Map<String, String> ports = new TreeMap<>();
        for (int i = 0; i < PORTS.size(); i++) {
            ports.put(PORTS.get(i), Integer.toString(free.get(i)));
        }
        return of(ports, credentials);
    }

    private static void requirePort(String name, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new DevstackException(
                    Failure.FAILED, name + " is '" + value + "' but must be a port number from 1 to 65535.");
        }
    }

    private static List<String> portsIn(Map<String, String> values) {
        return Stream.concat(PORTS.stream(), Stream.of(Stack.DEBUG_PORT).filter(values::containsKey))
                .toList();
    }

    /** A part would take another's answer for its own and call itself ready. */
    private static void requireDifferentPorts(Map<String, String> values) {
        Map<Integer, String> owners = new TreeMap<>();
        for (String name : portsIn(values)) {
            String other = owners.put(Integer.valueOf(values.get(name)), name);
            if (other != null) {
                throw new DevstackException(
                        Failure.FAILED,
                        other + " and " + name + " are both " + values.get(name) + "; give each a port of its own.");
            }
        }
    }

    private static void addFollowing(Map<String, String> values) {
        values.put("THROUGHLINE_DB_HOST", "127.0.0.1");
        values.put("THROUGHLINE_DB_NAME", "throughline");
        values.put("THROUGHLINE_DB_USER", Postgres.APP_ROLE);
        values.put("THROUGHLINE_BROKER_HOST", "127.0.0.1");
        values.put("THROUGHLINE_BROKER_URL", "tcp://127.0.0.1:" + values.get(BROKER_PORT));
        values.put("THROUGHLINE_BROKER_USER", "throughline-" + values.get(ENVIRONMENT));
        // the endpoints of this machine stand for those of customers
        values.putIfAbsent("THROUGHLINE_WEBHOOKS_ALLOW_PRIVATE_ADDRESSES", "true");
        String sandbox = "http://127.0.0.1:" + values.get(SANDBOX_PORT);
        values.put("THROUGHLINE_PAYMENT_PROVIDER_URL", sandbox + "/payment");
        values.put("THROUGHLINE_PAYMENT_ACQUIRER_URL", sandbox + "/acquirer/gateway");
        values.put("THROUGHLINE_CARRIER_URL", sandbox + "/carrier");
        values.put("THROUGHLINE_SMTP_HOST", "127.0.0.1");
        String webhooks = "http://127.0.0.1:" + values.get(HTTP_PORT) + "/payments/api/provider-webhooks/";
        values.put(PAYMENT_WEBHOOK_URL, webhooks + "sandbox");
        values.put(ACQUIRER_WEBHOOK_URL, webhooks + "acquirer");
    }

    public StackSettings with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return of(changed, credentials);
    }

    public String get(String name) {
        String value = values.get(name);
        return value != null ? value : credentials.get(name);
    }

    /** What {@code name} holds, separated by blanks; nothing when it is not set. */
    List<String> words(String name) {
        return Stream.of(values.getOrDefault(name, "").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    public int port(String name) {
        return Integer.parseInt(get(name));
    }

    /** Everything, secrets included: for tests and tools. */
    public Map<String, String> asMap() {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(credentials.asMap());
        return all;
    }

    /** What the application server may know: neither the migrator's nor an administrator's password. */
    public Map<String, String> forApplication() {
        Map<String, String> visible = asMap();
        visible.keySet().removeAll(Credentials.NOT_FOR_THE_APPLICATION);
        return visible;
    }

    Map<String, String> withoutSecrets() {
        return values;
    }
}
