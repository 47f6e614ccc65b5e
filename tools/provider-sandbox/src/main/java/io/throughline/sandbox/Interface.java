package io.throughline.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.carrier.CarrierApi;
import io.throughline.sandbox.carrier.CarrierLedgerApi;
import io.throughline.sandbox.fault.FaultApi;
import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.fault.FaultTarget;
import io.throughline.sandbox.fault.Faults;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.mail.MailLedgerApi;
import io.throughline.sandbox.payment.LedgerApi;
import io.throughline.sandbox.payment.PaymentApi;
import io.throughline.sandbox.webhook.WebhookApi;
import java.util.Map;

/** Everything that answers over HTTP. */
final class Interface {
    private Interface() {}

    static Routes routes(Books books, Faults faults, Keys keys) {
        Routes routes = new Routes();
        routes.add("GET", "/health", Endpoint.of(call -> Reply.json(200, Map.of("status", "UP"))))
                .add("GET", "/openapi.yaml", Endpoint.of(call -> OpenApi.reply()));
        new FaultApi(faults).addTo(routes);
        new PaymentApi(books.payments()).addTo(routes, keys.payment(), new FaultInjector(faults, FaultTarget.PAYMENT));
        new CarrierApi(books.shipments(), books.depot())
                .addTo(routes, keys.carrier(), new FaultInjector(faults, FaultTarget.CARRIER));
        WebhookApi webhooks = new WebhookApi(books.webhooks());
        webhooks.addTo(routes, new FaultInjector(faults, FaultTarget.WEBHOOK));
        ledgers(routes, books, webhooks);
        return routes;
    }

    private static void ledgers(Routes routes, Books books, WebhookApi webhooks) {
        LedgerApi payments = new LedgerApi(books.payments());
        CarrierLedgerApi shipments = new CarrierLedgerApi(books.shipments());
        MailLedgerApi mails = new MailLedgerApi(books.mails());
        mails.addTo(routes);
        payments.addTo(routes);
        shipments.addTo(routes);
        routes.add("GET", "/ledger/summary", Endpoint.of(call -> {
            call.query();
            ObjectNode summary = payments.summary();
            summary.set("shipments", shipments.summary());
            summary.set("mails", mails.summary());
            summary.set("webhooks", webhooks.summary());
            return Reply.json(200, summary);
        }));
    }
}
