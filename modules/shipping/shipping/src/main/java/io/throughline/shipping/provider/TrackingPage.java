package io.throughline.shipping.provider;

import java.util.List;

/**
 * A piece of a carrier's feed.
 *
 * @param events in the order in which they happened
 * @param next from where to go on; where we were if there is nothing new
 * @param more whether there may be more behind
 */
public record TrackingPage(List<Tracking> events, long next, boolean more) {

    public TrackingPage {
        events = List.copyOf(events);
    }
}
