package io.throughline.devstack;

/** What a test JVM of some build does: it asks for the servers and ends. */
final class BuildRun {

    private BuildRun() {}

    public static void main(String[] args) {
        TestServers servers = TestServers.shared();
        if (!servers.all().stream().allMatch(Server::isRunning)) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }
}
