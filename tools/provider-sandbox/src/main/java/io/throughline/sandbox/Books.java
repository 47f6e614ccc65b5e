package io.throughline.sandbox;

import io.throughline.sandbox.carrier.CarrierLedger;
import io.throughline.sandbox.carrier.Depot;
import io.throughline.sandbox.payment.Ledger;
import java.nio.file.Path;

/** The ledgers of all providers in one directory, and what goes on in them by itself. */
record Books(Ledger payments, CarrierLedger shipments, Depot depot) {
    static Books open(Path directory, Settings settings, Closing closing) {
        Ledger payments = Ledger.open(directory);
        closing.add(payments::close);
        CarrierLedger shipments = CarrierLedger.open(directory);
        closing.add(shipments::close);
        Depot depot = Depot.open(shipments, settings.transit());
        closing.add(depot::close);
        return new Books(payments, shipments, depot);
    }
}
