package io.throughline.devstack.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.spi.core.security.jaas.PropertiesLoginModule;
import org.apache.activemq.artemis.utils.HashProcessor;
import org.apache.activemq.artemis.utils.PasswordMaskingUtil;

/** The files that Artemis's login module reads: users with hashed passwords, roles, and the realm that names both. */
final class AccountFiles {

    static final String REALM = "throughline";

    private static final String LOGIN_CONFIG = """
            %s {
               %s required
                  baseDir="%s"
                  reload=true
                  org.apache.activemq.jaas.properties.user="users.properties"
                  org.apache.activemq.jaas.properties.role="roles.properties";
            };
            """;

    private AccountFiles() {}

    /** @param accounts lines of user, role and password */
    static void write(Path etc, String accounts) throws Exception {
        HashProcessor hashes = PasswordMaskingUtil.getHashProcessor();
        Map<String, String> users = new TreeMap<>();
        Map<String, String> roles = new TreeMap<>();
        for (List<String> account :
                accounts.lines().map(line -> List.of(line.split(" "))).toList()) {
            users.put(account.get(0), hashes.hash(account.get(2)));
            roles.merge(account.get(1), account.get(0), (some, more) -> some + "," + more);
        }
        save(etc.resolve("users.properties"), users);
        save(etc.resolve("roles.properties"), roles);
        Path realm = etc.resolve("login.config");
        Files.writeString(realm, LOGIN_CONFIG.formatted(REALM, PropertiesLoginModule.class.getName(), etc));
        System.setProperty("java.security.auth.login.config", realm.toString());
    }

    private static void save(Path file, Map<String, String> entries) throws IOException {
        String text = entries.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, text);
    }
}
