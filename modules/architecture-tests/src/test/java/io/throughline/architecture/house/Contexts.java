package io.throughline.architecture.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which classes belong to which bounded context; a context is a WAR in a folder of its own name. */
public final class Contexts {

    public static final String ROOT_PACKAGE = "io.throughline";

    public static final Set<String> NAMES = Checkout.modules().stream()
            .filter(Contexts::isContext)
            .map(Pom::name)
            .collect(Collectors.toUnmodifiableSet());

    private Contexts() {}

    public static boolean isContext(Pom pom) {
        return pom.model().getPackaging().equals("war");
    }

    /** The context whose package this is, its event package included. */
    public static Optional<String> ofPackage(String packageName) {
        if (!packageName.startsWith(ROOT_PACKAGE + ".")) {
            return Optional.empty();
        }
        var segment = packageName.substring(ROOT_PACKAGE.length() + 1).split("\\.", 2)[0];
        return Optional.of(segment).filter(NAMES::contains);
    }

    public static Optional<String> of(JavaClass type) {
        return ofPackage(type.getPackageName());
    }

    /** Inside of a context's WAR. */
    public static DescribedPredicate<JavaClass> inAContext() {
        return DescribedPredicate.describe("in a context", Contexts::isInAContext);
    }

    /** What a context publishes: a class of an event jar. */
    public static DescribedPredicate<JavaClass> published() {
        return DescribedPredicate.describe("in an event jar", Contexts::isPublished);
    }

    /** In the WAR of a context, but in none of its outer packages. */
    public static DescribedPredicate<JavaClass> inADomain() {
        return DescribedPredicate.describe("in a domain package", type -> isInAContext(type) && !isOuter(type));
    }

    public static boolean isOuter(JavaClass type) {
        return isIn(type, "rest") || isIn(type, "messaging") || isIn(type, "provider");
    }

    /** In this sub-package of its context, or below. */
    public static boolean isIn(JavaClass type, String subPackage) {
        var name = type.getPackageName() + ".";
        return of(type).filter(context -> name.startsWith(ROOT_PACKAGE + "." + context + "." + subPackage + "."))
                .isPresent();
    }

    private static boolean isInAContext(JavaClass type) {
        return of(type).isPresent() && !isPublished(type);
    }

    private static boolean isPublished(JavaClass type) {
        return isIn(type, "events");
    }
}
