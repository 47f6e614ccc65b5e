package io.throughline.inventory.restock;

import io.throughline.messaging.Job;
import io.throughline.messaging.JobType;

/** The next part of a restock is to be booked. */
@JobType(name = "inventory.book-restock", queue = "restocks")
public record BookRestock(String restock) implements Job {

    @Override
    public String key() {
        return restock;
    }
}
