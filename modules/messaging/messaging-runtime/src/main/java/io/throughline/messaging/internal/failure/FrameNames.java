package io.throughline.messaging.internal.failure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes from the name of a frame what containers and compilers add to it, and knows whose code it is. */
final class FrameNames {

    /** Classes that only pass a call on. Their names are made while the server runs. */
    private static final Pattern PASSES_ON = Pattern.compile(
            "\\$Proxy\\d*|_Weld(Subclass|ClientProxy|Proxy)|"
                    + "\\$HibernateProxy\\$|_\\$\\$_javassist|\\$\\$Lambda|EJS(Local|Remote)|\\.MDBProxy|LambdaForm|"
                    + "Generated(Method|Constructor)Accessor|MethodAccessorImpl|MethodHandleAccessor|^java\\.lang\\.(reflect|invoke)\\.");

    private static final Pattern HIDDEN = Pattern.compile("[/+@]0x[0-9a-f]+$");
    private static final Pattern NUMBER_OF_ANONYMOUS = Pattern.compile("(?<=\\$)\\d+");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.*)\\$\\d+");
    private static final Pattern BRIDGE = Pattern.compile("access\\$\\d+|\\$\\$_hibernate_.*|\\$deserializeLambda\\$");

    private static final List<String> RUNTIME =
            List.of("io.throughline.messaging.internal.", "io.throughline.messaging.EventConsumer");
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "jdk.",
            "sun.",
            "com.sun.",
            "com.ibm.",
            "io.openliberty.",
            "org.jboss.",
            "org.hibernate.",
            "org.postgresql.",
            "org.apache.",
            "org.eclipse.",
            "com.fasterxml.",
            "com.networknt.",
            "io.netty.",
            "io.opentelemetry.",
            "io.throughline.artemis.",
            "io.throughline.messaging.jdbc.");

    private FrameNames() {}

    /** The frame as the source names it; empty of code that nobody wrote. */
    static Optional<Frame> written(Frame frame) {
        if (PASSES_ON.matcher(frame.className()).find()
                || BRIDGE.matcher(frame.method()).matches()) {
            return Optional.empty();
        }
        var className = NUMBER_OF_ANONYMOUS
                .matcher(HIDDEN.matcher(frame.className()).replaceAll(""))
                .replaceAll("");
        var lambda = LAMBDA.matcher(frame.method());
        return Optional.of(new Frame(className, lambda.matches() ? lambda.group(1) : frame.method()));
    }

    static boolean ofRuntime(Frame frame) {
        return RUNTIME.stream().anyMatch(frame.className()::startsWith);
    }

    static boolean ofLibrary(Frame frame) {
        return LIBRARIES.stream().anyMatch(frame.className()::startsWith);
    }
}
