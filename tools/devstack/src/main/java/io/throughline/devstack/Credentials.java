package io.throughline.devstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All secrets of one stack: random, generated at the first start, kept in a file only its owner can read. */
public final class Credentials {

    public static final String DB_SUPERUSER = "THROUGHLINE_DB_SUPERUSER_PASSWORD";
    public static final String DB_MIGRATOR = "THROUGHLINE_DB_MIGRATOR_PASSWORD";
    public static final String DB_APP = "THROUGHLINE_DB_PASSWORD";
    public static final String BROKER_CONSOLE = "THROUGHLINE_BROKER_PASSWORD";
    public static final String BROKER_APP = "THROUGHLINE_BROKER_APP_PASSWORD";
    public static final String BROKER_STAGE = "THROUGHLINE_BROKER_STAGE_PASSWORD";
    public static final String BROKER_SUBSCRIBER = "THROUGHLINE_BROKER_SUBSCRIBER_PASSWORD";
    public static final String PROVIDER_KEY = "THROUGHLINE_PAYMENT_PROVIDER_KEY";
    public static final String ACQUIRER_KEY = "THROUGHLINE_PAYMENT_ACQUIRER_KEY";
    public static final String CARRIER_KEY = "THROUGHLINE_CARRIER_KEY";
    public static final String PAYMENT_WEBHOOK_SECRET = "THROUGHLINE_PAYMENT_WEBHOOK_SECRET";
    public static final String ACQUIRER_WEBHOOK_SECRET = "THROUGHLINE_PAYMENT_ACQUIRER_WEBHOOK_SECRET";
    public static final String KEYSTORE = "THROUGHLINE_KEYSTORE_PASSWORD";

    /** Never given to the application server: it needs none of these. */
    static final List<String> NOT_FOR_THE_APPLICATION =
            List.of(DB_SUPERUSER, DB_MIGRATOR, BROKER_CONSOLE, BROKER_STAGE, BROKER_SUBSCRIBER);

    private static final List<String> NAMES = List.of(
            "THROUGHLINE_STOREFRONT_PASSWORD",
            "THROUGHLINE_STOCKKEEPER_PASSWORD",
            "THROUGHLINE_INTEGRATOR_PASSWORD",
            "THROUGHLINE_VIEWER_PASSWORD",
            "THROUGHLINE_OPERATOR_PASSWORD",
            "THROUGHLINE_ADMIN_PASSWORD",
            BROKER_CONSOLE,
            BROKER_APP,
            BROKER_STAGE,
            BROKER_SUBSCRIBER,
            DB_APP,
            DB_MIGRATOR,
            DB_SUPERUSER,
            PROVIDER_KEY,
            ACQUIRER_KEY,
            CARRIER_KEY,
            PAYMENT_WEBHOOK_SECRET,
            ACQUIRER_WEBHOOK_SECRET,
            "THROUGHLINE_WEBHOOK_SECRET_KEY",
            KEYSTORE);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> secrets;

    private Credentials(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /** Reads the file, adds a random secret for every name it lacks, and writes it back with mode 600. */
    public static Credentials in(Path file) {
        Map<String, String> secrets = new TreeMap<>();
        if (Files.exists(file)) {
            secrets.putAll(EnvFile.read(file));
        }
        boolean complete = secrets.keySet().containsAll(NAMES);
        NAMES.forEach(name -> secrets.computeIfAbsent(name, Credentials::generate));
        if (!complete) {
            EnvFile.write(file, secrets);
        }
        return new Credentials(secrets);
    }

    /** A webhook secret is base64 behind a mark, as Standard Webhooks has it. */
    private static String generate(String name) {
        return name.equals(PAYMENT_WEBHOOK_SECRET) ? "whsec_" + random() : random();
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes)
                .replace('-', 'x')
                .replace('_', 'y');
    }

    public String get(String name) {
        String secret = secrets.get(name);
        if (secret == null) {
            throw new IllegalArgumentException("No credential is called " + name);
        }
        return secret;
    }

    public Map<String, String> asMap() {
        return secrets;
    }

    @Override
    public String toString() {
        return "Credentials" + secrets.keySet();
    }
}
