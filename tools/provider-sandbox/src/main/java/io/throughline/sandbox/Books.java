package io.throughline.sandbox;

import io.throughline.sandbox.carrier.CarrierLedger;
import io.throughline.sandbox.courier.CourierLedger;
import io.throughline.sandbox.mail.MailLedger;
import io.throughline.sandbox.payment.Ledger;
import io.throughline.sandbox.webhook.WebhookLedger;
import java.nio.file.Path;

/** The ledgers of all providers in one directory. */
record Books(
        Ledger payments, CourierLedger notices, CarrierLedger shipments, MailLedger mails, WebhookLedger webhooks) {
    static Books open(Path directory, Closing closing) {
        Ledger payments = Ledger.open(directory);
        closing.add(payments::close);
        CourierLedger notices = CourierLedger.open(directory);
        closing.add(notices::close);
        CarrierLedger shipments = CarrierLedger.open(directory);
        closing.add(shipments::close);
        MailLedger mails = MailLedger.open(directory);
        closing.add(mails::close);
        WebhookLedger webhooks = WebhookLedger.open(directory);
        closing.add(webhooks::close);
        return new Books(payments, notices, shipments, mails, webhooks);
    }
}
