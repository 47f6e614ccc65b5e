package io.throughline.messaging.processor;

import io.throughline.messaging.EventType;
import io.throughline.messaging.JobType;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** What a class annotated with {@code @Handles} must be. */
final class HandlerRules {

    private final Classes classes;
    private final Problems problems;

    HandlerRules(Classes classes, Problems problems) {
        this.classes = classes;
        this.problems = problems;
    }

    Optional<Handler> check(TypeElement type) {
        var sound = isHandlerClass(type);
        var handler = eventOf(type).flatMap(found -> handler(type, found));
        return sound ? handler : Optional.empty();
    }

    /** A handler that is a bean but belongs to no consumer would never be called, and nobody would notice. */
    void checkBelongs(TypeElement bean) {
        var belongs = classes.annotation(bean, Names.HANDLES).isPresent();
        var handles = classes.supertype(bean.asType(), Names.EVENT_HANDLER).isPresent();
        problems.require(belongs || !handles, bean, "is an EventHandler without @Handles and would never be called");
    }

    private boolean isHandlerClass(TypeElement type) {
        return problems.require(classes.isBeanClass(type), type, "must be a class, neither abstract nor final")
                & problems.require(
                        classes.annotation(type, Names.APPLICATION_SCOPED).isPresent(),
                        type,
                        "must be annotated with @ApplicationScoped, or CDI does not find it");
    }

    private Optional<TypeElement> eventOf(TypeElement type) {
        var handler = classes.supertype(type.asType(), Names.EVENT_HANDLER);
        problems.require(handler.isPresent(), type, "must implement EventHandler<the event>");
        return handler.flatMap(found -> {
            var event = found.getTypeArguments().stream().findFirst().flatMap(classes::element);
            problems.require(event.isPresent(), type, "must name the event it handles: EventHandler<the event>");
            return event;
        });
    }

    private Optional<Handler> handler(TypeElement type, TypeElement event) {
        if (event.getQualifiedName().contentEquals(Names.ANY_EVENT)) {
            return Optional.of(new Handler(type, consumerOf(type), ConsumerDeclaration.ANY, null));
        }
        var job = event.getAnnotation(JobType.class);
        if (job != null) {
            var own = staysInItsContext(type, event);
            var named = isNamed(type, job.name(), job.version());
            return own && named
                    ? Optional.of(new Handler(type, consumerOf(type), job.name(), job.queue()))
                    : Optional.empty();
        }
        var declared = event.getAnnotation(EventType.class);
        if (declared == null) {
            problems.report(type, "handles " + event.getSimpleName() + ", which has no @EventType");
            return Optional.empty();
        }
        return isNamed(type, declared.name(), declared.version())
                ? Optional.of(new Handler(type, consumerOf(type), declared.name(), null))
                : Optional.empty();
    }

    /** What other contexts cannot see they can neither append nor handle. */
    private boolean staysInItsContext(TypeElement type, TypeElement job) {
        var packageName = classes.packageOf(job);
        return problems.require(
                        !packageName.endsWith(".events"),
                        type,
                        "handles the job " + job.getSimpleName() + ", which must live in its context, not in '"
                                + packageName + "', where others see it")
                & problems.require(
                        classes.supertype(job.asType(), Names.JOB).isPresent(),
                        type,
                        "handles " + job.getSimpleName() + ", which has @JobType and must implement Job");
    }

    private boolean isNamed(TypeElement type, String name, int version) {
        return problems.require(
                        Names.isEvent(name),
                        type,
                        "handles '" + name + "', which is no event name: <context>.<past-tense-name> in lower case")
                & problems.require(
                        version >= 1, type, "handles '" + name + "' version " + version + "; versions count from 1");
    }

    private TypeElement consumerOf(TypeElement type) {
        var annotation = classes.annotation(type, Names.HANDLES).orElseThrow();
        return classes.element((TypeMirror) classes.value(annotation, "value")).orElseThrow();
    }
}
