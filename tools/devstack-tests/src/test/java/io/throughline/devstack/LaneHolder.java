package io.throughline.devstack;

import java.io.IOException;
import java.nio.file.Path;

/** A test JVM that says which lane it has when it asks again, and keeps it until its input ends. */
final class LaneHolder {

    private LaneHolder() {}

    public static void main(String[] args) throws IOException {
        Path root = ProjectRoot.find();
        Distributions distributions = new Distributions(root);
        Lane.take(root.resolve(".run-test"), distributions);
        System.out.println(
                Lane.take(root.resolve(".run-test"), distributions).path().getFileName());
        System.in.read();
    }
}
