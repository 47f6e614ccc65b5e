package io.throughline.messaging.processor;

import io.throughline.messaging.ConsumesEvents;
import io.throughline.messaging.ConsumesWork;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** What a class annotated with {@code @ConsumesEvents} or {@code @ConsumesWork} must be. */
final class ConsumerRules {

    private static final long DAY = 86_400_000;

    private final Classes classes;
    private final Problems problems;

    ConsumerRules(Classes classes, Problems problems) {
        this.classes = classes;
        this.problems = problems;
    }

    Optional<Consumer> check(TypeElement type) {
        var events = type.getAnnotation(ConsumesEvents.class);
        var work = type.getAnnotation(ConsumesWork.class);
        if (events != null && work != null) {
            problems.report(type, "declares @ConsumesEvents and @ConsumesWork; a consumer has one queue");
            return Optional.empty();
        }
        return check(type, work == null ? Declared.of(events) : Declared.of(work));
    }

    private Optional<Consumer> check(TypeElement type, Declared declared) {
        var sound = isConsumerClass(type) & namesItsSource(type, declared) & keepsBounds(type, declared);
        var context = Names.contextOf(classes.packageOf(type));
        problems.require(
                context.isPresent(),
                type,
                "must live in a package '..<context>.messaging', not in '" + classes.packageOf(type) + "'");
        return sound ? context.map(name -> new Consumer(type, declared, name, beanName(type))) : Optional.empty();
    }

    private boolean isConsumerClass(TypeElement type) {
        return problems.require(
                        classes.isBeanClass(type) && classes.isPublic(type),
                        type,
                        "must be a public class, neither abstract nor final")
                & problems.require(
                        classes.supertype(type.asType(), Names.EVENT_CONSUMER).isPresent(),
                        type,
                        "must extend EventConsumer")
                & problems.require(
                        classes.namesInterface(type, Names.MESSAGE_LISTENER),
                        type,
                        "must name MessageListener among its interfaces, which tells the container what it listens for")
                & problems.require(
                        classes.annotation(type, Names.MESSAGE_DRIVEN).isPresent(),
                        type,
                        "must be annotated with @MessageDriven");
    }

    private boolean namesItsSource(TypeElement type, Declared declared) {
        if (declared.isWork()) {
            return problems.require(
                    Names.isQueue(declared.queue()),
                    type,
                    "declares queue = \"" + declared.queue() + "\", which is no queue name: lower-case words with"
                            + " hyphens, a letter first, not ending in 'events'");
        }
        return problems.require(
                Names.isContext(declared.from()),
                type,
                "declares from = \"" + declared.from()
                        + "\", which is no context name: lower-case letters and digits, a letter first");
    }

    private boolean keepsBounds(TypeElement type, Declared declared) {
        var sessions = declared.sessions();
        var firstDelay = declared.redeliveryDelay();
        return within(type, "sessions", sessions, 1, 256)
                & within(type, "eventsPerTransaction", declared.eventsPerTransaction(), 1, Math.max(1, sessions))
                & within(type, "maxDeliveries", declared.maxDeliveries(), 1, 1_000)
                & within(type, "redeliveryDelay", firstDelay, 0, DAY)
                & within(type, "redeliveryMultiplier", declared.redeliveryMultiplier(), 1, 10)
                & within(type, "maxRedeliveryDelay", declared.maxRedeliveryDelay(), Math.max(0, firstDelay), DAY);
    }

    private boolean within(TypeElement type, String name, Number value, long least, long most) {
        return problems.require(
                value.doubleValue() >= least && value.doubleValue() <= most,
                type,
                "declares " + name + " = " + value + ", which must be between " + least + " and " + most);
    }

    private String beanName(TypeElement type) {
        return classes.annotation(type, Names.MESSAGE_DRIVEN)
                .map(annotation -> classes.value(annotation, "name").toString())
                .filter(name -> !name.isEmpty())
                .orElse(type.getSimpleName().toString());
    }
}
