package io.throughline.architecture.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.throughline.architecture.house.Contexts.inAContext;
import static io.throughline.architecture.house.Contexts.published;
import static io.throughline.architecture.house.HouseRule.onClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.HouseRule;
import java.util.List;

/** Rule 1 in the classes: who may know whom. */
final class SightRules {

    static final String MESSAGING_API = "io.throughline.messaging";

    private static final String MESSAGING = MESSAGING_API + "..";
    private static final String HOUSE = "io.throughline..";
    /** Which package of a context may use it is a rule of its own: {@link CallRules}. */
    static final String PROVIDER_HTTP = "io.throughline.provider..";

    private static final String PROBLEM_DETAILS = "io.throughline.problem..";

    static final List<HouseRule> ALL = List.of(
            onClasses(
                    "Contexts do not see each other",
                    classes().that(inAContext()).should(seeNoOtherContext())),
            onClasses(
                    "Contexts see the messaging API and nothing behind it",
                    noClasses()
                            .that(inAContext())
                            .should()
                            .dependOnClassesThat(resideInAPackage(MESSAGING)
                                    .and(DescribedPredicate.not(resideInAPackage(MESSAGING_API))))),
            onClasses(
                    "Contexts see nothing else of the house",
                    noClasses()
                            .that(inAContext())
                            .should()
                            .dependOnClassesThat(resideInAPackage(HOUSE)
                                    .and(DescribedPredicate.not(resideInAPackage(MESSAGING)))
                                    .and(DescribedPredicate.not(resideInAnyPackage(PROBLEM_DETAILS, PROVIDER_HTTP)))
                                    .and(describe(
                                            "of no context",
                                            type -> Contexts.of(type).isEmpty())))),
            onClasses("Event jars are leaves", classes().that(published()).should(seeOnlyTheirOwnAndTheMessagingApi())),
            onClasses(
                    "Messaging sees no context",
                    noClasses()
                            .that()
                            .resideInAPackage(MESSAGING)
                            .should()
                            .dependOnClassesThat(inAContext().or(published()))),
            onClasses(
                    "Problem details see nothing else of the house",
                    noClasses()
                            .that()
                            .resideInAPackage(PROBLEM_DETAILS)
                            .should()
                            .dependOnClassesThat(resideInAPackage(HOUSE)
                                    .and(DescribedPredicate.not(resideInAPackage(PROBLEM_DETAILS))))),
            onClasses(
                    "Provider HTTP sees the messaging API and nothing else of the house",
                    noClasses()
                            .that()
                            .resideInAPackage(PROVIDER_HTTP)
                            .should()
                            .dependOnClassesThat(resideInAPackage(HOUSE)
                                    .and(DescribedPredicate.not(resideInAnyPackage(PROVIDER_HTTP, MESSAGING_API))))));

    private SightRules() {}

    private static ArchCondition<JavaClass> seeNoOtherContext() {
        return see("no other context", (from, to) -> !inAContext().test(to) || sameContext(from, to));
    }

    private static ArchCondition<JavaClass> seeOnlyTheirOwnAndTheMessagingApi() {
        return see(
                "only their own package, the messaging API and Java",
                (from, to) -> to.getPackageName().equals(from.getPackageName())
                        || to.getPackageName().equals(MESSAGING_API)
                        || to.getPackageName().startsWith("com.fasterxml.jackson.annotation")
                        || to.getPackageName().startsWith("java.")
                        || to.isPrimitive()
                        || to.isArray());
    }

    private static boolean sameContext(JavaClass from, JavaClass to) {
        return Contexts.of(from).equals(Contexts.of(to));
    }

    private static ArchCondition<JavaClass> see(String what, Sight allowed) {
        return new ArchCondition<>("see " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(seen -> !allowed.of(type, seen.getTargetClass()))
                        .forEach(seen -> events.add(SimpleConditionEvent.violated(seen, seen.getDescription())));
            }
        };
    }

    private interface Sight {
        boolean of(JavaClass from, JavaClass to);
    }
}
