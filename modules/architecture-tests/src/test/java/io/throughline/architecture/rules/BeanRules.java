package io.throughline.architecture.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static io.throughline.architecture.house.HouseRule.onClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import io.throughline.architecture.house.HouseRule;
import java.util.List;

/** What the container's proxies make of a bean. */
final class BeanRules {

    static final List<HouseRule> ALL = List.of(onClasses(
            "No bean has a synchronized method",
            noMethods()
                    .that()
                    .areDeclaredInClassesThat(describe("are beans with a scope", BeanRules::isScoped))
                    .should()
                    .haveModifier(SYNCHRONIZED)
                    .because(
                            "the client proxy copies the word and holds a monitor of its own, also through a wait()")));

    private BeanRules() {}

    private static boolean isScoped(JavaClass type) {
        return type.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getName().endsWith("Scoped"));
    }
}
