package io.throughline.architecture.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static io.throughline.architecture.house.HouseRule.onClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import io.throughline.architecture.house.Contexts;
import io.throughline.architecture.house.House;
import io.throughline.architecture.house.HouseRule;
import io.throughline.messaging.EventHandler;
import jakarta.ejb.MessageDriven;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Rule 5: an attempt that fails takes only its own transaction along. */
final class RetryRules {

    static final DescribedPredicate<JavaMethod> RETRIED = describe(
            "are retried",
            method -> method.isAnnotatedWith(Retry.class) || method.getOwner().isAnnotatedWith(Retry.class));

    private static final String PRIORITY = "mp.fault.tolerance.interceptor.priority";
    /** Of the interceptor behind {@code @Transactional}: what is lower goes around it. */
    private static final int PRIORITY_OF_TRANSACTIONS = 200;

    static final List<HouseRule> ALL = List.of(
            onClasses(
                    "Only event handlers and provider adapters retry",
                    retriedMethods(describe(
                            "a place in a handler or an adapter",
                            method -> isHandling(method) || Contexts.isIn(method.getOwner(), "provider")))),
            onClasses(
                    "No attempt joins a transaction",
                    retriedMethods(describe(
                            "no transaction to join",
                            method -> !Transactions.of(method).joins()))),
            onClasses(
                    "No transaction is open around a retry",
                    retriedMethods(describe(
                            "no caller with a transaction", method -> !new Callers(method).haveATransaction()))),
            onClasses(
                    "Consumers receive without a transaction",
                    classes()
                            .that()
                            .areAnnotatedWith(MessageDriven.class)
                            .should(have(describe(
                                    "an onMessage without a transaction", RetryRules::receivesWithoutTransaction)))),
            new HouseRule("Contexts that retry do so around transactions", RetryRules::retriesWithin));

    private RetryRules() {}

    private static ArchRule retriedMethods(DescribedPredicate<JavaMethod> have) {
        return methods().that(RETRIED).should(have(have));
    }

    private static boolean isHandling(JavaMethod method) {
        return method.getName().equals("on") && method.getOwner().isAssignableTo(EventHandler.class);
    }

    private static boolean receivesWithoutTransaction(JavaClass consumer) {
        var receiving = consumer.getAllMethods().stream()
                .filter(method -> method.getName().equals("onMessage"))
                .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
                .toList();
        return !receiving.isEmpty()
                && receiving.stream().allMatch(method -> Transactions.of(method).isWithout());
    }

    private static List<String> retriesWithin(House house) {
        return house.classes().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(RETRIED)
                .filter(method -> Contexts.of(method.getOwner())
                        .filter(context -> isAround(house, context))
                        .isEmpty())
                .map(method -> method.getFullName() + " is retried within its transaction: its context must set "
                        + PRIORITY + " below " + PRIORITY_OF_TRANSACTIONS)
                .toList();
    }

    private static boolean isAround(House house, String context) {
        var priority = house.configuration().get(context).getProperty(PRIORITY, "");
        return priority.matches("\\d{1,4}") && Integer.parseInt(priority) < PRIORITY_OF_TRANSACTIONS;
    }
}
