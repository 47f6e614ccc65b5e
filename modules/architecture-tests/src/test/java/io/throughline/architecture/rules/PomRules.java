package io.throughline.architecture.rules;

import io.throughline.architecture.house.Checkout;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.House;
import io.throughline.architecture.house.HouseRule;
import io.throughline.architecture.house.Pom;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Dependency;

/** Rule 1 where it begins: what a module declares. A module that nobody placed may see nothing. */
final class PomRules {

    static final List<HouseRule> ALL = List.of(
            new HouseRule("Modules declare only the neighbours they may see", PomRules::strangeNeighbours),
            new HouseRule("Event jars bring no library along", PomRules::libraries));

    private static final Set<String> OF_CONTEXTS =
            Set.of("messaging-api", "messaging-processor", "problem-details", "provider-http");
    private static final Set<String> OF_CONTEXT_TESTS = Set.of("messaging-testkit", "provider-sandbox");
    private static final Set<String> OF_TESTKIT = Set.of(
            "artemis-rar",
            "provider-sandbox",
            "messaging-api",
            "messaging-processor",
            "messaging-runtime",
            "devstack",
            "outbox-jdbc",
            "topology");

    private PomRules() {}

    private static List<String> strangeNeighbours(House house) {
        return house.poms().stream()
                .flatMap(pom -> pom.dependencies().stream()
                        .filter(PomRules::isOfTheHouse)
                        .filter(dependency -> !maySee(pom, dependency))
                        .map(dependency -> pom + " may not see " + dependency.getArtifactId()))
                .toList();
    }

    private static List<String> libraries(House house) {
        return house.poms().stream()
                .filter(pom -> isEventJar(pom.name()))
                .flatMap(pom -> pom.dependencies().stream()
                        .filter(dependency -> !isOfTheHouse(dependency) && !isTest(dependency))
                        .map(dependency -> pom + " brings " + dependency.getArtifactId()))
                .toList();
    }

    private static boolean maySee(Pom pom, Dependency dependency) {
        var seen = dependency.getArtifactId();
        if (Contexts.isContext(pom)) {
            return OF_CONTEXTS.contains(seen)
                    || isEventJar(seen)
                    || isTest(dependency) && OF_CONTEXT_TESTS.contains(seen);
        }
        return switch (pom.name()) {
            case "messaging-runtime" -> Set.of("messaging-api", "outbox-jdbc").contains(seen);
            case "messaging-processor", "provider-http" -> seen.equals("messaging-api");
            case "messaging-testkit" -> OF_TESTKIT.contains(seen);
            default ->
                isEventJar(pom.name())
                        && (seen.equals("messaging-api") || isTest(dependency) && seen.equals("messaging-testkit"));
        };
    }

    private static boolean isEventJar(String name) {
        return name.endsWith("-events");
    }

    private static boolean isOfTheHouse(Dependency dependency) {
        return Set.of("io.throughline", "${project.groupId}").contains(dependency.getGroupId());
    }

    private static boolean isTest(Dependency dependency) {
        return "test".equals(Checkout.scope(dependency));
    }
}
