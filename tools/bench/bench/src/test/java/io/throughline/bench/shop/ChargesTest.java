package io.throughline.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChargesTest {

    @Test
    void areRightOnceForEachCompletedOrderAndGivenBackOfCancelledOnes() throws Exception {
        var charges = charges(
                "[{'orderId':'a','state':'captured'},{'orderId':'b','state':'voided'}]",
                Map.of("a", "COMPLETED", "b", "CANCELLED", "c", "CANCELLED"));

        assertThat(charges).isEqualTo(new Charges(0, 0));
    }

    @Test
    void areDoubledAlsoAtTwoProviders() throws Exception {
        var charges = charges(
                "[{'orderId':'a','state':'captured','provider':'sandbox'},"
                        + "{'orderId':'a','state':'authorized','provider':'acquirer'}]",
                Map.of("a", "COMPLETED"));

        assertThat(charges).isEqualTo(new Charges(1, 1));
    }

    @Test
    void areWrongWhereMoneyIsMissingKeptOrHeld() throws Exception {
        var charges = charges(
                "[{'orderId':'b','state':'captured'},{'orderId':'c','state':'authorized'}]",
                Map.of("a", "COMPLETED", "b", "CANCELLED", "c", "COMPLETED", "d", "PLACED"));

        assertThat(charges).isEqualTo(new Charges(0, 4));
    }

    private static Charges charges(String ledger, Map<String, String> orders) throws Exception {
        return Charges.of(new ObjectMapper().readTree(ledger.replace('\'', '"')), orders);
    }
}
