package io.throughline.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final String CHARGES = "[{'capturedAmount':2500,'refundedAmount':0},"
            + "{'capturedAmount':2500,'refundedAmount':2500},{'capturedAmount':0,'refundedAmount':0}]";
    private static final String SHIPMENTS = "[{'state':'delivered','lines':[{'sku':'a','quantity':2}]},"
            + "{'state':'cancelled','lines':[{'sku':'a','quantity':2}]}]";

    @Test
    void isEvenWhenTheBooksAgree() throws Exception {
        assertThat(balance(new Balance.House(1, 2_500, 2, 0))).isEqualTo(new Balance(0, 0, 0, 0));
    }

    @Test
    void tellsOfEachCentUnitAndParcel() throws Exception {
        assertThat(balance(new Balance.House(2, 2_499, 5, 4))).isEqualTo(new Balance(1, 3, 4, -1));
    }

    private static Balance balance(Balance.House house) throws Exception {
        return Balance.of(house, json(CHARGES), json(SHIPMENTS));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
