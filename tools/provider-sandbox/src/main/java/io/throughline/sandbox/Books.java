package io.throughline.sandbox;

import io.throughline.sandbox.carrier.CarrierLedger;
import io.throughline.sandbox.mail.MailLedger;
import io.throughline.sandbox.webhook.WebhookLedger;
import java.nio.file.Path;

/** The ledgers of all providers in one directory. */
record Books(
        PaymentBooks payments,
        PaymentBooks acquirer,
        CarrierLedger shipments,
        MailLedger mails,
        WebhookLedger webhooks) {
    static Books open(Path directory, Closing closing) {
        PaymentBooks payments = PaymentBooks.open(
                "sandbox", directory.resolve("payments.jsonl"), directory.resolve("provider-webhooks.jsonl"), closing);
        PaymentBooks acquirer = PaymentBooks.open(
                "acquirer", directory.resolve("acquirer.jsonl"), directory.resolve("acquirer-webhooks.jsonl"), closing);
        CarrierLedger shipments = CarrierLedger.open(directory);
        closing.add(shipments::close);
        MailLedger mails = MailLedger.open(directory);
        closing.add(mails::close);
        WebhookLedger webhooks = WebhookLedger.open(directory);
        closing.add(webhooks::close);
        return new Books(payments, acquirer, shipments, mails, webhooks);
    }
}
