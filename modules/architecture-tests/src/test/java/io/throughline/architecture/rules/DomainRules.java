package io.throughline.architecture.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.throughline.architecture.house.Contexts.inAContext;
import static io.throughline.architecture.house.Contexts.inADomain;
import static io.throughline.architecture.house.HouseRule.onClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.HouseRule;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import java.util.List;

/** Rule 3: a domain does not know by whom it is called, and keeps its tables to itself. */
final class DomainRules {

    private static final DescribedPredicate<JavaClass> TRANSPORT = resideInAnyPackage(
                    "jakarta.ws.rs..",
                    "jakarta.servlet..",
                    "jakarta.jms..",
                    "jakarta.ejb..",
                    "com.ibm..",
                    "io.openliberty..")
            .as("of JAX-RS, JMS, EJB or Liberty");

    private static final DescribedPredicate<JavaClass> ENTRANCES =
            describe("of .rest or .messaging", type -> Contexts.isIn(type, "rest") || Contexts.isIn(type, "messaging"));

    private static final DescribedPredicate<JavaClass> REPOSITORIES = inAContext()
            .and(describe(
                    "with an entity manager",
                    type -> type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass())
                            .anyMatch(seen -> seen.isAssignableTo(EntityManager.class)
                                    || seen.isAssignableTo(EntityManagerFactory.class))));

    static final List<HouseRule> ALL = List.of(
            onClasses(
                    "Domains know neither transport nor server",
                    noClasses().that(inADomain()).should().dependOnClassesThat(TRANSPORT)),
            onClasses(
                    "Domains do not know their entrances",
                    noClasses().that(inADomain()).should().dependOnClassesThat(ENTRANCES)),
            onClasses(
                    "Entities are package-private",
                    classes()
                            .that()
                            .areAnnotatedWith(Entity.class)
                            .or()
                            .areAnnotatedWith(Embeddable.class)
                            .or()
                            .areAnnotatedWith(MappedSuperclass.class)
                            .should()
                            .bePackagePrivate()),
            onClasses(
                    "Repositories are package-private",
                    classes().that(REPOSITORIES).should().bePackagePrivate()),
            onClasses(
                    "Repositories live in domains",
                    classes()
                            .that(REPOSITORIES)
                            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(inADomain()))));

    private DomainRules() {}
}
