package io.throughline.devstack;

import java.io.IOException;
import java.nio.file.Path;

/** A test JVM that says which lane it has, and keeps it until its input ends. */
final class LaneHolder {

    private LaneHolder() {}

    public static void main(String[] args) throws IOException {
        Path root = ProjectRoot.find();
        System.out.println(Lane.take(root.resolve(".run-test"), new Distributions(root))
                .path()
                .getFileName());
        System.in.read();
    }
}
