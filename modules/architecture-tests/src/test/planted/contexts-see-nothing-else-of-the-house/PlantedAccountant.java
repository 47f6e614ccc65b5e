package io.throughline.payments;

import io.throughline.sandbox.Ledger;

class PlantedAccountant {
    Ledger ledger;
}
