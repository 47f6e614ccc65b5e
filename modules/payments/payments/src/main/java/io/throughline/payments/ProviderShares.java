package io.throughline.payments;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How many of a hundred orders each adapter charges. An order always falls to the same one, whoever asks and however
 * often; when shares change, no more orders fall elsewhere than have to between two adapters.
 */
record ProviderShares(SortedMap<String, Integer> percent) {

    private static final int ALL = 100;
    private static final Pattern SHARE = Pattern.compile("([a-z][a-z0-9-]*)\\s*:\\s*(\\d{1,3})");

    /**
     * @param setting one name, or {@code name:percent} separated by commas, 100 together
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static ProviderShares of(String setting, Collection<String> known) {
        var shares = new TreeMap<String, Integer>();
        for (var part : setting.split(",", -1)) {
            add(part.trim(), shares);
        }
        shares.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "there is no adapter named '" + name + "' set up, only " + known);
                });
        int sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != ALL) {
            throw new IllegalArgumentException("the shares are " + sum + " percent together, not 100");
        }
        return new ProviderShares(shares);
    }

    private static void add(String part, Map<String, Integer> shares) {
        var share = SHARE.matcher(part);
        boolean alone = !part.contains(":");
        if (!alone && !share.matches()) {
            throw new IllegalArgumentException("'" + part + "' is not of the form name:percent");
        }
        var name = alone ? part : share.group(1);
        if (shares.put(name, alone ? ALL : Integer.parseInt(share.group(2))) != null) {
            throw new IllegalArgumentException("'" + name + "' is named twice");
        }
    }

    String of(UUID orderId) {
        // the random bits of an order's id are spread over all of it
        int point =
                Math.floorMod(Long.hashCode(orderId.getMostSignificantBits() ^ orderId.getLeastSignificantBits()), ALL);
        int end = 0;
        for (var share : percent.entrySet()) {
            end += share.getValue();
            if (point < end) {
                return share.getKey();
            }
        }
        throw new IllegalStateException("the shares end at " + end);
    }
}
