package io.throughline.crashtest;

import java.util.ArrayList;
import java.util.List;

/** A way in which the outside world fails; {@code more} are further settings of the sandbox, as JSON. */
record ProviderFault(String target, String mode, String more) {

    /** Every mode of every target that customers and their orders survive. */
    static final List<ProviderFault> ALL = all();

    private static List<ProviderFault> all() {
        List<ProviderFault> all = new ArrayList<>();
        for (String target : List.of("payment", "acquirer", "carrier")) {
            all.add(new ProviderFault(target, "error", ""));
            all.add(new ProviderFault(target, "throttle", ",\"retryAfterSeconds\":1"));
            all.add(new ProviderFault(target, "timeout", ",\"delayMs\":12000"));
            all.add(new ProviderFault(target, "reset", ""));
            all.add(new ProviderFault(target, "slow", ",\"delayMs\":700"));
        }
        all.add(new ProviderFault("smtp", "error", ""));
        all.add(new ProviderFault("smtp", "timeout", ",\"delayMs\":12000"));
        all.add(new ProviderFault("smtp", "reset", ""));
        all.add(new ProviderFault("smtp", "slow", ",\"delayMs\":700"));
        all.add(new ProviderFault("webhook", "error", ""));
        all.add(new ProviderFault("webhook", "timeout", ",\"delayMs\":6000"));
        all.add(new ProviderFault("webhook", "reset", ""));
        all.add(new ProviderFault("webhook", "slow", ",\"delayMs\":700"));
        for (String target : List.of("provider-webhook", "acquirer-webhook")) {
            all.add(new ProviderFault(target, "duplicate", ",\"delayMs\":300"));
            all.add(new ProviderFault(target, "reorder", ",\"delayMs\":2000"));
            all.add(new ProviderFault(target, "delay", ",\"delayMs\":2000"));
            all.add(new ProviderFault(target, "drop", ""));
        }
        return List.copyOf(all);
    }

    String name() {
        return target + " " + mode;
    }

    String json(double rate, long seed) {
        return "{\"target\":\"" + target + "\",\"mode\":\"" + mode + "\",\"rate\":" + rate + ",\"seed\":" + seed + more
                + "}";
    }
}
