package io.throughline.crashtest;

import java.time.Duration;

/**
 * How a campaign goes.
 *
 * @param length how long things happen while orders are placed
 * @param quiet how long to wait at most until all is done
 * @param quick only what is over soon, for a build
 */
public record CampaignSettings(Duration length, long seed, double ordersPerSecond, Duration quiet, boolean quick) {

    /** What fits into a build. */
    public static CampaignSettings quick(long seed) {
        return new CampaignSettings(Duration.ofSeconds(24), seed, 1, Duration.ofSeconds(120), true);
    }

    public static CampaignSettings of(Duration length, long seed, double ordersPerSecond) {
        Duration quiet = Duration.ofMinutes(5).plus(length.dividedBy(6));
        return new CampaignSettings(length, seed, ordersPerSecond, quiet, false);
    }

    /** For a system that will hardly ever have put everything right. */
    CampaignSettings impatient() {
        return new CampaignSettings(length, seed, ordersPerSecond, Duration.ofSeconds(45), quick);
    }
}
