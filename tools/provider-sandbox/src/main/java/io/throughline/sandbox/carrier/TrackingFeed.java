package io.throughline.sandbox.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Query;
import io.throughline.sandbox.http.Reply;
import java.util.List;

/** What happened to all shipments, for readers who remember how far they have read. */
final class TrackingFeed {
    private static final int MOST = 1_000;

    private final CarrierLedger ledger;

    TrackingFeed(CarrierLedger ledger) {
        this.ledger = ledger;
    }

    Reply read(Call call) {
        Query query = call.query("after", "limit");
        long after = query.integer("after", 0, Long.MAX_VALUE).orElse(0L);
        int limit = query.integer("limit", 1, MOST).orElse(500L).intValue();
        List<TrackingEvent> events = ledger.feed(after, limit);
        ObjectNode page = Json.MAPPER.createObjectNode();
        page.set("data", Json.MAPPER.valueToTree(events));
        page.put(
                "next", events.isEmpty() ? after : events.get(events.size() - 1).position());
        return Reply.json(200, page);
    }
}
