package io.throughline.architecture.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.throughline.architecture.house.Contexts.inAContext;
import static io.throughline.architecture.house.HouseRule.onClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.House;
import io.throughline.architecture.house.HouseRule;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.stream.Stream;

/** Rule 2: no context asks another one while somebody waits. */
final class CallRules {

    private static final DescribedPredicate<JavaClass> REMOTE_CALLS = resideInAnyPackage(
                    "java.net.http..",
                    "java.rmi..",
                    "javax.net..",
                    "jakarta.mail..",
                    "jakarta.ws.rs.client..",
                    "jakarta.websocket..",
                    "org.eclipse.microprofile.rest.client..",
                    "org.apache.http..",
                    "org.apache.hc..",
                    "okhttp3..",
                    SightRules.PROVIDER_HTTP)
            .or(JavaClass.Predicates.belongToAnyOf(
                    URL.class,
                    URLConnection.class,
                    HttpURLConnection.class,
                    Socket.class,
                    SocketChannel.class,
                    AsynchronousSocketChannel.class))
            .as("that call over the network");

    private static final DescribedPredicate<JavaClass> LOOKUPS = resideInAnyPackage("javax.naming..")
            .or(describe(
                    "of EJB references",
                    type -> type.getFullName().equals("jakarta.ejb.EJB")
                            || type.getFullName().equals("jakarta.ejb.Remote")))
            .as("that look up beans of other modules");

    static final List<HouseRule> ALL = List.of(
            onClasses(
                    "Contexts call over the network in provider adapters only",
                    noClasses()
                            .that(inAContext()
                                    .and(describe("not in an adapter", type -> !Contexts.isIn(type, "provider"))))
                            .should()
                            .dependOnClassesThat(REMOTE_CALLS)),
            onClasses(
                    "Contexts look up no beans of other modules",
                    noClasses().that(inAContext()).should().dependOnClassesThat(LOOKUPS)),
            new HouseRule("Contexts do not name the address of another", CallRules::namedAddresses));

    private CallRules() {}

    private static List<String> namedAddresses(House house) {
        var inSources = house.mainSources().stream()
                .flatMap(source -> Contexts.ofPackage(source.packageName()).stream()
                        .flatMap(context -> source.texts().stream()
                                .filter(text -> namesAnother(context, text))
                                .map(text -> source + " names " + text)));
        var inConfiguration = house.configuration().entrySet().stream()
                .flatMap(entry -> entry.getValue().values().stream()
                        .map(Object::toString)
                        .filter(value -> namesAnother(entry.getKey(), value))
                        .map(value -> "the configuration of " + entry.getKey() + " names " + value));
        return Stream.concat(inSources, inConfiguration).toList();
    }

    private static boolean namesAnother(String context, String text) {
        return Contexts.NAMES.stream()
                .filter(name -> !name.equals(context))
                .anyMatch(name -> text.contains("/" + name + "/api"));
    }
}
