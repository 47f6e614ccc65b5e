package io.throughline.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate for this machine, signed by itself, in every form that one of the servers reads. */
final class Certificate {

    static final String PASSWORD = "changeit";

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path directory;
    private final KeyStore trust;

    private Certificate(Path directory, KeyStore trust) {
        this.directory = directory;
        this.trust = trust;
    }

    static Certificate in(Path directory) throws IOException, GeneralSecurityException {
        keytool(
                directory,
                "-genkeypair -alias server -keyalg EC -groupname secp256r1 -validity 2 -dname CN=localhost"
                        + " -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -keystore key.p12 -storepass "
                        + PASSWORD);
        keytool(directory, "-exportcert -rfc -alias server -keystore key.p12 -file ca.pem -storepass " + PASSWORD);
        keytool(
                directory,
                "-importcert -noprompt -alias ca -file ca.pem -storetype PKCS12 -keystore trust.p12 -storepass "
                        + PASSWORD);
        writeKey(directory, read(directory.resolve("key.p12")));
        return new Certificate(directory, read(directory.resolve("trust.p12")));
    }

    private static void keytool(Path directory, String arguments) {
        var words = new java.util.ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(List.of(arguments.split(" ")));
        new Command(directory, Map.of(), words).run().require();
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void writeKey(Path directory, KeyStore store) throws IOException, GeneralSecurityException {
        var key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        var pem = "-----BEGIN PRIVATE KEY-----\n" + PEM.encodeToString(key) + "\n-----END PRIVATE KEY-----\n";
        var file = Files.createFile(
                directory.resolve("key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, pem);
    }

    /** Certificate, PEM. */
    Path pem() {
        return directory.resolve("ca.pem");
    }

    /** Key, PEM. */
    Path key() {
        return directory.resolve("key.pem");
    }

    /** Key and certificate, PKCS #12. */
    Path keyStore() {
        return directory.resolve("key.p12");
    }

    /** Certificate, PKCS #12. */
    Path trustStore() {
        return directory.resolve("trust.p12");
    }

    /** Trusts this certificate and no other. */
    SSLContext client() throws GeneralSecurityException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }
}
