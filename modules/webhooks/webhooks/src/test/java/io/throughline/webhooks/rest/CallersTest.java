package io.throughline.webhooks.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.webhooks.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {

    @Test
    void letsAViewerThatIsAnIntegratorTooChangeItsOwnOnly() {
        var both = account("integrator", "viewer");

        assertThat(Callers.reading(both)).isEqualTo(new Caller("ada", true));
        assertThat(Callers.changing(both)).isEqualTo(new Caller("ada", false));
    }

    @Test
    void letsOperatorsChangeWhatIsNotTheirs() {
        assertThat(Callers.changing(account("operator")).forAll()).isTrue();
        assertThat(Callers.changing(account("admin", "integrator")).forAll()).isTrue();
    }

    @Test
    void showsAnIntegratorItsOwnOnly() {
        assertThat(Callers.reading(account("integrator")).forAll()).isFalse();
    }

    private static SecurityContext account(String... roles) {
        return new SecurityContext() {
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
        };
    }
}
