package io.throughline.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.acquirer.GatewayApi;
import io.throughline.sandbox.carrier.CarrierApi;
import io.throughline.sandbox.carrier.CarrierLedgerApi;
import io.throughline.sandbox.courier.CourierApi;
import io.throughline.sandbox.fault.FaultApi;
import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.fault.FaultTarget;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.mail.MailLedgerApi;
import io.throughline.sandbox.payment.LedgerApi;
import io.throughline.sandbox.payment.PaymentApi;
import io.throughline.sandbox.webhook.WebhookApi;
import java.util.List;
import java.util.Map;

/** Everything that answers over HTTP. */
final class Interface {
    private final Routes routes = new Routes();
    private final Books books;
    private final Town town;

    private Interface(Books books, Town town) {
        this.books = books;
        this.town = town;
    }

    static Routes routes(Books books, Town town, Settings settings) {
        Interface all = new Interface(books, town);
        all.self();
        all.providers(settings);
        all.ledgers();
        return all.routes;
    }

    private void self() {
        routes.add("GET", "/health", Endpoint.of(call -> Reply.json(200, Map.of("status", "UP"))))
                .add("GET", "/openapi.yaml", Endpoint.of(call -> OpenApi.reply()));
        new FaultApi(town.faults()).addTo(routes);
    }

    private void providers(Settings settings) {
        Keys keys = settings.keys();
        new PaymentApi(books.payments().ledger()).addTo(routes, keys.payment(), faults(FaultTarget.PAYMENT));
        new GatewayApi(books.acquirer().ledger()).addTo(routes, keys.acquirer(), faults(FaultTarget.ACQUIRER));
        new CarrierApi(books.shipments(), town.depot()).addTo(routes, keys.carrier(), faults(FaultTarget.CARRIER));
    }

    private FaultInjector faults(FaultTarget target) {
        return new FaultInjector(town.faults(), target);
    }

    private void ledgers() {
        LedgerApi payments = new LedgerApi(
                List.of(books.payments().ledger(), books.acquirer().ledger()));
        CourierApi notices = new CourierApi(town.rounds());
        CarrierLedgerApi shipments = new CarrierLedgerApi(books.shipments());
        MailLedgerApi mails = new MailLedgerApi(books.mails());
        WebhookApi webhooks = new WebhookApi(books.webhooks());
        payments.addTo(routes);
        notices.addTo(routes);
        shipments.addTo(routes);
        mails.addTo(routes);
        webhooks.addTo(routes, faults(FaultTarget.WEBHOOK));
        routes.add("GET", "/ledger/summary", Endpoint.of(call -> {
            call.query();
            ObjectNode summary = payments.summary();
            summary.set("providerWebhooks", notices.summary());
            summary.set("shipments", shipments.summary());
            summary.set("mails", mails.summary());
            summary.set("webhooks", webhooks.summary());
            return Reply.json(200, summary);
        }));
    }
}
