package io.throughline.messaging.testkit;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Builds {@code throughline.ear} for a test: the libraries of the real EAR, taken from the test's class path, and the
 * WARs under test. The name matters: activation specifications are bound to it.
 */
public final class ThroughlineEar {

    private static final String NAME = "throughline.ear";
    private static final List<String> NOT_LIBRARIES = List.of(
            "arquillian",
            "shrinkwrap",
            "junit",
            "assertj",
            "awaitility",
            "devstack",
            "topology",
            "problem-details",
            "provider-http",
            "outbox-jdbc",
            "jetty-",
            "messaging-testkit",
            "messaging-processor",
            "artemis-",
            "jakarta.jakartaee",
            "microprofile",
            "postgresql",
            "flyway",
            "netty",
            "opentest4j",
            "apiguardian",
            "hamcrest",
            "surefire",
            "archunit",
            "picocli",
            "jspecify",
            "opentelemetry-api",
            "opentelemetry-context",
            "opentelemetry-common",
            "jakarta.persistence",
            "jakarta.transaction",
            "jakarta.inject",
            "jakarta.jms",
            "jakarta.enterprise",
            "jakarta.annotation",
            "provider-sandbox",
            "commons-",
            "jboss-logmanager",
            "slf4j-jdk14",
            "wildfly",
            "protonj2",
            "xz-",
            "tools-",
            "jgroups",
            "osgi",
            "jmustache",
            "failsafe-",
            "angus-",
            "jakarta.mail",
            "jakarta.activation",
            "subethasmtp",
            "standardwebhooks",
            "guava-mini",
            "jsr305",
            "maven");

    private static final List<String> TEST_LIBRARIES = List.of("assertj-core", "awaitility", "hamcrest");

    private ThroughlineEar() {}

    public static EnterpriseArchive of(WebArchive... wars) {
        var ear = ShrinkWrap.create(EnterpriseArchive.class, NAME);
        classPath().filter(ThroughlineEar::isLibrary).forEach(file -> addLibrary(ear, file));
        for (var war : wars) {
            ear.addAsModule(war);
        }
        return ear;
    }

    /**
     * The WAR that the module under test has packaged, with probes added, in the EAR; each role belongs to the account
     * of its name.
     */
    public static EnterpriseArchive ofPackaged(String war, Class<?>... probes) {
        var packaged = ShrinkWrap.create(ZipImporter.class, war)
                .importFrom(new File("target", war))
                .as(WebArchive.class)
                .addClasses(probes);
        return of(packaged).addAsManifestResource("accounts-of-roles.xml", "ibm-application-bnd.xml");
    }

    /** The libraries a test class needs when it runs inside the server. */
    public static File[] testLibraries() {
        return classPath()
                .filter(file -> TEST_LIBRARIES.stream().anyMatch(artifact(file)::startsWith))
                .toArray(File[]::new);
    }

    /** Writes the EAR for a server that Arquillian does not manage. */
    public static Path write(EnterpriseArchive ear, Path directory) {
        var file = directory.resolve(NAME);
        directory.toFile().mkdirs();
        ear.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static Stream<File> classPath() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .map(File::new)
                .filter(File::exists);
    }

    private static boolean isLibrary(File file) {
        var name = artifact(file);
        return !file.getPath().endsWith("test-classes")
                && NOT_LIBRARIES.stream().noneMatch(name::startsWith)
                && !isOwnClasses(file);
    }

    // The classes of the module under test: a WAR, packaged by the test itself.
    private static boolean isOwnClasses(File file) {
        return file.getPath().endsWith("target" + File.separator + "classes")
                && file.getAbsoluteFile().getParentFile().getParentFile().equals(new File("").getAbsoluteFile());
    }

    private static String artifact(File file) {
        return file.isDirectory()
                ? file.getAbsoluteFile().getParentFile().getParentFile().getName()
                : file.getName();
    }

    private static void addLibrary(EnterpriseArchive ear, File file) {
        if (file.isFile()) {
            ear.addAsLibrary(file);
        } else {
            ear.addAsLibrary(ShrinkWrap.create(JavaArchive.class, artifact(file) + ".jar")
                    .as(ExplodedImporter.class)
                    .importDirectory(file)
                    .as(JavaArchive.class));
        }
    }
}
