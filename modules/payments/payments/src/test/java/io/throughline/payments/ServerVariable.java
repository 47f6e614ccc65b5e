package io.throughline.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A variable in the configuration of the running Liberty, changed as an operator changes it. */
record ServerVariable(String name) {

    private static final Path DROPINS = Path.of(System.getProperty("throughline.usr"), "servers")
            .resolve(System.getProperty("throughline.server"))
            .resolve("configDropins/overrides");

    /** The server sees it a moment later. */
    void is(String value) {
        try {
            Files.writeString(file(), "<server><variable name=\"" + name + "\" value=\"" + value + "\"/></server>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is before anybody sets it. */
    void isNone() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return DROPINS.resolve(name + ".xml");
    }
}
