package io.throughline.payments;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where this node sends new payments.
 *
 * @param setting the value in force
 * @param shares percent of the orders, by adapter
 * @param available adapters that are set up
 * @param refused what the setting is by now, if that is wrong, or null
 */
public record ProviderChoiceView(String setting, Map<String, Integer> shares, List<String> available, Refused refused) {

    /** A wrong value, which changed nothing. */
    public record Refused(String setting, String reason, Instant since) {}
}
