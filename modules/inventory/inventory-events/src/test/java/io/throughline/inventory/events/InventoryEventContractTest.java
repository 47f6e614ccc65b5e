package io.throughline.inventory.events;

import io.throughline.inventory.events.StockRejected.MissingLine;
import io.throughline.messaging.Event;
import io.throughline.messaging.testkit.EventContractSuite;
import java.util.List;
import java.util.stream.Stream;

class InventoryEventContractTest extends EventContractSuite {

    @Override
    protected Stream<Event> valid() {
        return Stream.of(
                new StockReserved(KEY),
                new StockRejected(KEY, List.of(new MissingLine("mug-blue", 2, 0))),
                new StockReleased(KEY));
    }

    @Override
    protected Stream<Event> invalid() {
        return Stream.of(
                new StockReserved("not-a-uuid"),
                new StockRejected(KEY, List.of()),
                new StockRejected(KEY, List.of(new MissingLine("mug-blue", 0, 0))),
                new StockReleased(null));
    }
}
