package io.throughline.inventory.messaging;

import io.throughline.inventory.restock.BookRestock;
import io.throughline.inventory.restock.RestockService;
import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(RestocksConsumer.class)
public class BookRestockOnRequest implements EventHandler<BookRestock> {

    @Inject
    Inbox inbox;

    @Inject
    RestockService restocks;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(BookRestock job, EventEnvelope envelope) {
        inbox.once(RestocksConsumer.class, envelope, () -> restocks.bookPart(job.restock()));
    }
}
