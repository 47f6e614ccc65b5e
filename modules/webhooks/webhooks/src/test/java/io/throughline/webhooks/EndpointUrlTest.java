package io.throughline.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/hooks?tenant=1, example.org:443",
        "http://Example.org, example.org:80",
        "HTTPS://hooks.example.org:8443/, hooks.example.org:8443",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example:443",
        "http://93.184.215.14/, 93.184.215.14:80",
        "http://[2606:2800::1]:8080/, 2606:2800::1:8080"
    })
    void namesItsEndpoint(String url, String endpoint) {
        assertThat(EndpointUrl.parse(url).endpoint()).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org/hooks",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https:///hooks",
                "https://user:secret@example.org/",
                "https://user@example.org/",
                "https://bad_user@bücher.example/",
                "https://example.org/#there",
                "https://example.org:0/",
                "https://example.org:65536/",
                "https://bücher.example/",
                "http://127。0。0。1/",
                "http://１２７.0.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.1/",
                "http://0177.0.0.1/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://169.254.43518/",
                "http://exam ple.org/",
                "https://example.org\\@evil.example/",
                "https://[fe80::1%25eth0]/"
            })
    void refusesWhatIsNoPlainHttpAddress(String url) {
        assertThatThrownBy(() -> EndpointUrl.parse(url))
                .isInstanceOf(SubscriptionRefused.class)
                .extracting(refused -> ((SubscriptionRefused) refused).pointer())
                .isEqualTo("/url");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> EndpointUrl.parse("https://example.org/" + "x".repeat(1_981)))
                .hasMessage("must have at most 2000 characters");
    }
}
