package io.throughline.orders.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.orders.OrderAccess;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final OrderAccess OWN = OrderAccess.ofCustomer("ada");

    @Test
    void letsACustomerReadAndChangeItsOwnOrders() {
        var customer = account("customer");

        assertThat(customer.access()).isEqualTo(OWN);
        assertThat(customer.changes()).isEqualTo(OWN);
    }

    @Test
    void letsAViewerThatIsACustomerTooChangeItsOwnOrdersOnly() {
        var both = account("customer", "viewer");

        assertThat(both.access()).isEqualTo(OrderAccess.EVERYBODYS);
        assertThat(both.changes()).isEqualTo(OWN);
    }

    @Test
    void letsAShopChangeEverybodysOrders() {
        assertThat(account("customer", "storefront").changes()).isEqualTo(OrderAccess.EVERYBODYS);
    }

    private static Caller account(String... roles) {
        return new Caller(new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
                return () -> "ada";
            }

            @Override
            public boolean isUserInRole(String role) {
                return Set.of(roles).contains(role);
            }

            @Override
            public boolean isSecure() {
                return true;
            }

            @Override
            public String getAuthenticationScheme() {
                return BASIC_AUTH;
            }
        });
    }
}
