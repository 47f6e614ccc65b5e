package io.throughline.architecture;

import static io.throughline.architecture.house.RealHouse.HOUSE;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.throughline.architecture.house.Checkout;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.Pom;
import io.throughline.architecture.house.SourceFile;
import jakarta.ejb.MessageDriven;
import jakarta.persistence.Entity;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that sees nothing holds everywhere: this is what the rules must have seen. */
class HouseIsSeenTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payments", "inventory"})
    void seesTheContextsWithTheirConsumersEntitiesAndRetries(String context) {
        assertThat(Contexts.NAMES).contains(context);
        assertThat(HOUSE.classes().stream().filter(type -> Contexts.of(type).equals(Optional.of(context))))
                .anyMatch(type -> type.isAnnotatedWith(MessageDriven.class))
                .anyMatch(type -> type.isAnnotatedWith(Entity.class))
                .anyMatch(HouseIsSeenTest::retries)
                .anyMatch(type -> Contexts.isIn(type, "events"))
                .anyMatch(type -> Contexts.isIn(type, "rest"));
    }

    @Test
    void seesTheCompiledClassOfEverySourceOfTheModules() {
        var folders = Checkout.modules().stream().map(Pom::folder).toList();
        var compiled = HOUSE.classes().stream().map(JavaClass::getFullName).collect(toSet());

        var sources = HOUSE.mainSources().stream()
                .filter(source -> !source.isPackageDescription())
                .filter(source -> folders.stream().anyMatch(source.path()::startsWith))
                .map(SourceFile::qualifiedName)
                .toList();

        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(compiled).containsAll(sources);
    }

    @Test
    void seesTheSourcesOfEveryModuleThatHasJava() {
        var names = HOUSE.mainSources().stream()
                .map(source -> source.packageName().split("\\.")[2])
                .collect(toSet());

        assertThat(names)
                .contains(
                        "messaging",
                        "orders",
                        "payments",
                        "inventory",
                        "problem",
                        "provider",
                        "devstack",
                        "sandbox",
                        "topology");
    }

    @Test
    void isBuiltAfterEveryModuleItLooksAt() {
        var own = Pom.read(Checkout.ROOT.resolve("modules/architecture-tests/pom.xml"));

        assertThat(own.dependencies().stream().map(Dependency::getArtifactId).collect(toSet()))
                .as("modules/architecture-tests/pom.xml names every module, so that it is built after it")
                .containsAll(Checkout.modules().stream().map(Pom::name).toList());
    }

    @Test
    void givesEveryModuleTheRootPomAsItsParent() {
        assertThat(Checkout.modules())
                .allMatch(pom -> pom.model().getParent().getArtifactId().equals("throughline"));
        assertThat(Pom.read(Checkout.ROOT.resolve("pom.xml")).dependencies())
                .as("what every module would inherit")
                .isEmpty();
    }

    private static boolean retries(JavaClass type) {
        return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Retry.class));
    }
}
