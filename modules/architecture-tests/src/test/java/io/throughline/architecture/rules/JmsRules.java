package io.throughline.architecture.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.throughline.architecture.house.HouseRule.onClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.HouseRule;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;

/** Rule 4: messages come in at one place of a context, and go out through the runtime. */
final class JmsRules {

    private static final DescribedPredicate<JavaClass> RECEIVING = belongToAnyOf(Message.class, MessageListener.class);

    static final List<HouseRule> ALL = List.of(
            onClasses(
                    "Message-driven beans live in messaging packages",
                    classes()
                            .that()
                            .areAnnotatedWith(MessageDriven.class)
                            .should(be(describe(
                                    "in the messaging package of a context",
                                    type -> Contexts.isIn(type, "messaging"))))),
            onClasses(
                    "Only the runtime sends JMS",
                    noClasses()
                            .that()
                            .resideOutsideOfPackages(
                                    SightRules.MESSAGING_API + ".internal..", SightRules.MESSAGING_API + ".testkit..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("jakarta.jms..", "javax.jms..")
                                    .and(not(RECEIVING)))),
            onClasses(
                    "Only tests speak to the broker past JMS",
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(SightRules.MESSAGING_API + ".testkit..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("org.apache.activemq..", "org.apache.artemis..", "org.apache.qpid..")));

    private JmsRules() {}
}
