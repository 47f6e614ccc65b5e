package io.throughline.devstack;

import java.util.Optional;
import java.util.stream.Stream;

/** The Maven JVM this code runs under, directly or in a forked test JVM. */
final class BuildProcess {

    private static final String MAVEN_MAIN = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private BuildProcess() {}

    /** The system property {@code throughline.build.pid}, or the outermost Maven above this JVM, or this JVM itself. */
    static ProcessRecord find() {
        Long given = Long.getLong("throughline.build.pid");
        long pid =
                given != null ? given : maven().orElse(ProcessHandle.current().pid());
        return ProcessRecord.of(pid)
                .orElseThrow(() -> new DevstackException(Failure.FAILED, "There is no process " + pid + "."));
    }

    private static Optional<Long> maven() {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        child -> child.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(BuildProcess::isMaven)
                .map(ProcessHandle::pid)
                .reduce((inner, outer) -> outer);
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Stream.of(arguments).anyMatch(MAVEN_MAIN::equals))
                .orElse(false);
    }
}
