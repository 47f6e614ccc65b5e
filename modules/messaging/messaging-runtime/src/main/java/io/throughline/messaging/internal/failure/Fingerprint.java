package io.throughline.messaging.internal.failure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two failures of one cause have in common: the root's class, the database's code, and the place in the
 * application. Not: messages, line numbers, generated names, how deep a recursion went, and by which way the runtime
 * came to the handler.
 */
public final class Fingerprint {

    private static final int MOST_FRAMES = 5;
    private static final int BYTES = 8;

    private Fingerprint() {}

    /**
     * @return 16 hexadecimal digits
     */
    public static String of(Throwable failure) {
        return of(FailureTrace.chain(failure));
    }

    static String of(List<FailureTrace> chain) {
        var root = chain.get(chain.size() - 1);
        var place = place(chain).stream().map(Frame::toString).collect(Collectors.joining("\n"));
        return digest(root.type() + "\n" + root.code() + "\n" + place);
    }

    /** In the application if anything of it is on the stack, of the root if possible. */
    private static List<Frame> place(List<FailureTrace> chain) {
        var fromTheRoot = new ArrayList<>(chain);
        Collections.reverse(fromTheRoot);
        Predicate<Frame> ofApplication = frame -> !FrameNames.ofRuntime(frame) && !FrameNames.ofLibrary(frame);
        return Stream.of(ofApplication, FrameNames::ofRuntime, (Predicate<Frame>) FrameNames::ofLibrary)
                .flatMap(whose -> fromTheRoot.stream().map(trace -> block(trace, whose)))
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The innermost frames of that kind, up to the runtime, which called them. */
    private static List<Frame> block(FailureTrace trace, Predicate<Frame> whose) {
        var block = new LinkedHashSet<Frame>();
        for (var frame : trace.frames()) {
            var written = FrameNames.written(frame);
            if (written.filter(whose).isPresent()) {
                block.add(written.get());
            } else if (!block.isEmpty() && written.filter(FrameNames::ofRuntime).isPresent()) {
                break;
            }
            if (block.size() == MOST_FRAMES) {
                break;
            }
        }
        return List.copyOf(block);
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
