package io.throughline.sandbox;

import io.throughline.sandbox.carrier.Depot;
import io.throughline.sandbox.courier.Courier;
import io.throughline.sandbox.fault.Faults;

/** What goes on by itself: parcels move on, webhooks are brought. */
record Town(Faults faults, Depot depot, Courier courier) {
    static Town open(Books books, Settings settings, Closing closing) {
        Faults faults = new Faults();
        Depot depot = Depot.open(books.shipments(), settings.transit());
        closing.add(depot::close);
        Courier courier = Courier.open(books.notices(), faults, settings.notification(), books.payments());
        closing.add(courier::close);
        return new Town(faults, depot, courier);
    }
}
