package io.throughline.sandbox;

import io.throughline.sandbox.carrier.Transit;
import io.throughline.sandbox.courier.Notification;

/** What a sandbox is started with. Port 0 takes a free one. */
public record Settings(
        Ports ports, Keys keys, Transit transit, Notification notification, Notification acquirerNotification) {
    /** Where it listens. */
    public record Ports(int http, int smtp) {}

    /** On free ports, with the default speed of the carrier. */
    public static Settings onFreePorts(Keys keys) {
        return new Settings(new Ports(0, 0), keys, Transit.DEFAULT, Notification.NONE, Notification.NONE);
    }

    public Settings with(Transit other) {
        return new Settings(ports, keys, other, notification, acquirerNotification);
    }

    public Settings with(Notification other) {
        return new Settings(ports, keys, transit, other, acquirerNotification);
    }

    public Settings withAcquirer(Notification other) {
        return new Settings(ports, keys, transit, notification, other);
    }

    public Settings withPort(int http) {
        return new Settings(new Ports(http, ports.smtp()), keys, transit, notification, acquirerNotification);
    }
}
