package io.throughline.sandbox;

import io.throughline.sandbox.carrier.Transit;

/** What a sandbox is started with. Port 0 takes a free one. */
public record Settings(int port, Keys keys, Transit transit) {
    /** On free ports, with the default speed of the carrier. */
    public static Settings onFreePorts(Keys keys) {
        return new Settings(0, keys, Transit.DEFAULT);
    }

    public Settings with(Transit other) {
        return new Settings(port, keys, other);
    }

    public Settings withPort(int other) {
        return new Settings(other, keys, transit);
    }
}
