package io.throughline.messaging.internal.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.messaging.EventUpcaster;

/** Version 1 knew no count: it was always one. */
public class CountFromVersionOne implements EventUpcaster {

    @Override
    public String type() {
        return "shop.thing-bought";
    }

    @Override
    public int fromVersion() {
        return 1;
    }

    @Override
    public ObjectNode upcast(ObjectNode data) {
        return data.put("count", 1);
    }
}
