package io.throughline.sandbox;

import io.throughline.sandbox.carrier.CarrierLedger;
import io.throughline.sandbox.carrier.Depot;
import io.throughline.sandbox.mail.MailLedger;
import io.throughline.sandbox.payment.Ledger;
import io.throughline.sandbox.webhook.WebhookLedger;
import java.nio.file.Path;

/** The ledgers of all providers in one directory, and what goes on in them by itself. */
record Books(Ledger payments, CarrierLedger shipments, Depot depot, MailLedger mails, WebhookLedger webhooks) {
    static Books open(Path directory, Settings settings, Closing closing) {
        Ledger payments = Ledger.open(directory);
        closing.add(payments::close);
        CarrierLedger shipments = CarrierLedger.open(directory);
        closing.add(shipments::close);
        Depot depot = Depot.open(shipments, settings.transit());
        closing.add(depot::close);
        MailLedger mails = MailLedger.open(directory);
        closing.add(mails::close);
        WebhookLedger webhooks = WebhookLedger.open(directory);
        closing.add(webhooks::close);
        return new Books(payments, shipments, depot, mails, webhooks);
    }
}
