package io.throughline.messaging.processor;

import java.util.Optional;
import java.util.regex.Pattern;

/** The names of contexts and events, as packages and declarations spell them. */
final class Names {

    static final String EVENT_CONSUMER = "io.throughline.messaging.EventConsumer";
    static final String EVENT_HANDLER = "io.throughline.messaging.EventHandler";
    static final String ANY_EVENT = "io.throughline.messaging.AnyEvent";
    static final String CONSUMES_EVENTS = "io.throughline.messaging.ConsumesEvents";
    static final String CONSUMES_WORK = "io.throughline.messaging.ConsumesWork";
    static final String HANDLES = "io.throughline.messaging.Handles";
    static final String JOB = "io.throughline.messaging.Job";
    static final String MESSAGE_DRIVEN = "jakarta.ejb.MessageDriven";
    static final String MESSAGE_LISTENER = "jakarta.jms.MessageListener";
    static final String APPLICATION_SCOPED = "jakarta.enterprise.context.ApplicationScoped";

    private static final Pattern CONTEXT = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern QUEUE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9]*\\.[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MESSAGING_PACKAGE = Pattern.compile("(?:.*\\.)?([a-z][a-z0-9]*)\\.messaging");

    private Names() {}

    static boolean isContext(String name) {
        return CONTEXT.matcher(name).matches();
    }

    /** A queue may not be called like the addresses of events, or like the queue of their consumer. */
    static boolean isQueue(String name) {
        return QUEUE.matcher(name).matches() && !name.equals("events") && !name.endsWith("-events");
    }

    static boolean isEvent(String name) {
        return EVENT.matcher(name).matches();
    }

    /** The context of a package {@code ..<context>.messaging}. */
    static Optional<String> contextOf(String packageName) {
        var matcher = MESSAGING_PACKAGE.matcher(packageName);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
