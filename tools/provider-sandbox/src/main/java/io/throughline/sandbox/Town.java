package io.throughline.sandbox;

import io.throughline.sandbox.carrier.Depot;
import io.throughline.sandbox.courier.Courier;
import io.throughline.sandbox.courier.Notification;
import io.throughline.sandbox.courier.Round;
import io.throughline.sandbox.fault.FaultTarget;
import io.throughline.sandbox.fault.Faults;
import java.util.List;

/** What goes on by itself: parcels move on, webhooks are brought. */
record Town(Faults faults, Depot depot, List<Round> rounds) {
    static Town open(Books books, Settings settings, Closing closing) {
        Faults faults = new Faults();
        Depot depot = Depot.open(books.shipments(), settings.transit());
        closing.add(depot::close);
        Town town = new Town(
                faults,
                depot,
                List.of(
                        round(books.payments(), faults, FaultTarget.PROVIDER_WEBHOOK, settings.notification()),
                        round(
                                books.acquirer(),
                                faults,
                                FaultTarget.ACQUIRER_WEBHOOK,
                                settings.acquirerNotification())));
        town.rounds().forEach(round -> closing.add(round.courier()::close));
        return town;
    }

    private static Round round(PaymentBooks books, Faults faults, FaultTarget target, Notification to) {
        Courier courier = Courier.open(books.notices(), faults, target, to, books.ledger());
        return new Round(books.notices(), courier, to.letter());
    }
}
