package io.throughline.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that reaches a method by calls, up to where a transaction is suspended or refused. */
final class Callers {

    private final Set<JavaMethod> seen = new HashSet<>();
    private final Deque<JavaMethod> open = new ArrayDeque<>();

    Callers(JavaMethod called) {
        if (!Transactions.of(called).isWithout()) {
            climb(called);
        }
    }

    boolean haveATransaction() {
        return seen.stream().anyMatch(caller -> Transactions.of(caller).isWithin());
    }

    private void climb(JavaMethod start) {
        open.add(start);
        while (!open.isEmpty()) {
            declarations(open.remove())
                    .flatMap(method -> method.getCallsOfSelf().stream())
                    .forEach(call -> add(call.getOrigin()));
        }
    }

    private void add(JavaCodeUnit caller) {
        if (caller instanceof JavaMethod method && !Transactions.of(method).isWithout() && seen.add(method)) {
            open.add(method);
        }
    }

    /** The method as it may be called: by its own type, or by one that it inherits the signature from. */
    private static Stream<JavaMethod> declarations(JavaMethod method) {
        var owner = method.getOwner();
        var inherited = Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream());
        return Stream.concat(Stream.of(method), inherited.flatMap(type -> same(method, type)));
    }

    private static Stream<JavaMethod> same(JavaMethod method, JavaClass type) {
        return type.getMethods().stream()
                .filter(other -> other.getName().equals(method.getName()))
                .filter(other ->
                        other.getParameters().size() == method.getParameters().size());
    }
}
