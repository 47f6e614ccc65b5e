package io.throughline.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateful;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a method declares about the transaction it runs in. */
enum Transactions {
    NOTHING,
    JOINS,
    BEGINS,
    WITHOUT;

    static Transactions of(JavaMethod method) {
        return Stream.of(method, method.getOwner())
                .flatMap(place -> declaredAt(place).stream())
                .findFirst()
                .orElse(isEnterpriseBean(method.getOwner()) ? JOINS : NOTHING);
    }

    boolean joins() {
        return this == JOINS;
    }

    boolean isWithout() {
        return this == WITHOUT;
    }

    boolean isWithin() {
        return this == JOINS || this == BEGINS;
    }

    private static Optional<Transactions> declaredAt(CanBeAnnotated place) {
        if (place.isAnnotatedWith(Transactional.class)) {
            return Optional.of(
                    named(annotation(place, Transactional.class).value().name()));
        }
        if (place.isAnnotatedWith(TransactionAttribute.class)) {
            return Optional.of(
                    named(annotation(place, TransactionAttribute.class).value().name()));
        }
        return Optional.empty();
    }

    private static <A extends java.lang.annotation.Annotation> A annotation(CanBeAnnotated place, Class<A> type) {
        return place instanceof JavaMethod method
                ? method.getAnnotationOfType(type)
                : ((JavaClass) place).getAnnotationOfType(type);
    }

    private static Transactions named(String type) {
        return switch (type) {
            case "REQUIRES_NEW" -> BEGINS;
            case "NEVER", "NOT_SUPPORTED" -> WITHOUT;
            default -> JOINS;
        };
    }

    private static boolean isEnterpriseBean(JavaClass type) {
        return Set.of(Stateless.class, Stateful.class, Singleton.class).stream().anyMatch(type::isAnnotatedWith);
    }
}
