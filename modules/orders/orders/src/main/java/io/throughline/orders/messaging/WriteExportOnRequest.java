package io.throughline.orders.messaging;

import io.throughline.messaging.EventEnvelope;
import io.throughline.messaging.EventHandler;
import io.throughline.messaging.Handles;
import io.throughline.messaging.Inbox;
import io.throughline.messaging.PermanentFailure;
import io.throughline.orders.export.ExportService;
import io.throughline.orders.export.WriteExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.eclipse.microprofile.faulttolerance.Retry;

@ApplicationScoped
@Handles(ExportsConsumer.class)
public class WriteExportOnRequest implements EventHandler<WriteExport> {

    @Inject
    Inbox inbox;

    @Inject
    ExportService exports;

    @Override
    @Retry(maxRetries = 3, delay = 50, jitter = 40, abortOn = PermanentFailure.class)
    public void on(WriteExport job, EventEnvelope envelope) {
        inbox.once(ExportsConsumer.class, envelope, () -> exports.writePart(LocalDate.parse(job.day())));
    }
}
