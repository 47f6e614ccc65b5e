package io.throughline.messaging.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The consumers of one compilation with their handlers, and the rules between them. */
final class Declarations {

    private final Classes classes;
    private final Problems problems;
    private final Map<String, Consumer> consumers = new TreeMap<>();
    private final List<Handler> handlers = new ArrayList<>();

    Declarations(Classes classes, Problems problems) {
        this.classes = classes;
        this.problems = problems;
    }

    void add(Consumer consumer) {
        var twin = consumers.putIfAbsent(consumer.name(), consumer);
        problems.require(
                twin == null,
                consumer.type(),
                twin == null
                        ? ""
                        : "consumes " + consumer.declared().source() + " as "
                                + twin.type().getSimpleName()
                                + " does; a context has one consumer per source");
    }

    void add(Handler handler) {
        handlers.add(handler);
    }

    /** All consumers with the events they handle; complete only if no problem was found. */
    List<ConsumerDeclaration> complete() {
        handlers.forEach(this::checkConsumer);
        return consumers.values().stream().map(this::withHandlers).toList();
    }

    private void checkConsumer(Handler handler) {
        var consumer = consumers.values().stream()
                .filter(candidate -> candidate.type().equals(handler.consumer()))
                .findFirst();
        if (consumer.isEmpty()) {
            problems.report(
                    handler.type(),
                    "handles events for " + handler.consumer().getSimpleName()
                            + ", which is no valid @ConsumesEvents or @ConsumesWork class of this module");
            return;
        }
        consumer.ifPresent(found -> checkFit(handler, found));
    }

    private void checkFit(Handler handler, Consumer consumer) {
        problems.require(
                comesToIt(handler, consumer),
                handler.type(),
                "handles '" + handler.event() + "'" + ofQueue(handler) + ", but "
                        + consumer.type().getSimpleName() + " consumes "
                        + consumer.declared().source());
        var packageName = classes.packageOf(handler.type());
        problems.require(
                Names.contextOf(packageName).filter(consumer.context()::equals).isPresent(),
                handler.type(),
                "must live in a package '.." + consumer.context() + ".messaging', not in '" + packageName + "'");
    }

    private static boolean comesToIt(Handler handler, Consumer consumer) {
        var declared = consumer.declared();
        if (handler.takesAny()) {
            return !declared.isWork();
        }
        var source = declared.isWork() ? consumer.context() : declared.from();
        return Objects.equals(handler.queue(), declared.queue())
                && (handler.takesAny() || handler.event().startsWith(source + "."));
    }

    private static String ofQueue(Handler handler) {
        return handler.queue() == null ? "" : " of queue '" + handler.queue() + "'";
    }

    private ConsumerDeclaration withHandlers(Consumer consumer) {
        var byEvent = new HashMap<String, Handler>();
        handlers.stream()
                .filter(handler -> handler.consumer().equals(consumer.type()))
                .forEach(handler -> addOnce(byEvent, handler));
        problems.require(
                !byEvent.isEmpty(),
                consumer.type(),
                "has no handler: no class is annotated with @Handles("
                        + consumer.type().getSimpleName() + ".class)");
        var any = byEvent.get(ConsumerDeclaration.ANY);
        if (any != null && byEvent.size() > 1) {
            problems.report(any.type(), "handles every event, but " + other(byEvent) + " handles some of them");
        }
        return consumer.handling(List.copyOf(byEvent.keySet()));
    }

    private static String other(Map<String, Handler> byEvent) {
        return byEvent.values().stream()
                .filter(handler -> !handler.takesAny())
                .map(handler -> handler.type().getSimpleName().toString())
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private void addOnce(Map<String, Handler> byEvent, Handler handler) {
        var twin = byEvent.putIfAbsent(handler.event(), handler);
        if (twin != null) {
            problems.report(
                    handler.type(),
                    "handles '" + handler.event() + "' as " + twin.type().getSimpleName()
                            + " does; one handler per event and consumer");
        }
    }
}
