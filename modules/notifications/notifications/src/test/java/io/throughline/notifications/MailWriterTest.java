package io.throughline.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailWriterTest {

    private static final String ID = "018f0000-0000-7000-8000-000000000001";

    private final MailWriter writer = new MailWriter();

    static Stream<Arguments> everyKindInEveryLanguage() {
        return Languages.ALL.stream()
                .flatMap(language -> Stream.of(MailKind.values())
                        .filter(kind -> !kind.isNotice())
                        .map(kind -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryLanguage")
    void writesEveryKindInEveryLanguageWithoutAGap(MailKind kind, Locale language) {
        var order = Orders.order(language.toLanguageTag());

        var mail = writer.write(Orders.letter(order, kind, Orders.details(kind)));

        assertThat(mail.language()).isEqualTo(language);
        assertThat(mail.messageId()).startsWith("<" + order.orderId() + "." + kind.code());
        assertThat(mail.subject()).contains(order.orderId().toString());
        assertThat(mail.text()).contains(order.orderId().toString());
        assertThat(mail.html())
                .contains("lang=\"" + language + "\"", order.orderId().toString());
        assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("{{", "}}", "null");
    }

    @ParameterizedTest
    @EnumSource(value = MailKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ENDPOINT_DISABLED")
    void hasTextsOfItsOwnInEveryLanguage(MailKind kind) {
        var subjects = Languages.ALL.stream()
                .map(language -> writer.write(Orders.letter(
                                Orders.order(UUID.fromString(ID), language.toLanguageTag()),
                                kind,
                                Orders.details(kind)))
                        .subject());

        assertThat(subjects).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, Your webhook endpoint shop.example:443 was disabled, November 20",
        "de, Ihr Webhook-Endpunkt shop.example:443 wurde abgeschaltet, 20. November 2026",
        "fr-CA, Votre point de terminaison shop.example:443 a été désactivé, 20 novembre 2026"
    })
    void writesANoticeInEveryLanguageWithoutAGap(String language, String subject, String since) {
        var notice = Orders.notice(language);

        var mail = writer.write(Orders.letter(notice));

        assertThat(mail.to()).isEqualTo("ops@example.org");
        assertThat(mail.language()).isEqualTo(Languages.best(language));
        assertThat(mail.subject()).isEqualTo(subject);
        assertThat(mail.text())
                .contains(notice.subscriptionId().toString(), "shop.example:443", "HTTP status <500>", since);
        assertThat(mail.html())
                .contains(notice.subscriptionId().toString(), "HTTP status &lt;500&gt;", since)
                .doesNotContain("<500>");
        assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain("{{", "}}", "null");
    }

    @Test
    void hasTheSameTextsInAllLanguages() {
        var english = ResourceBundle.getBundle("mails/texts", Locale.ROOT).keySet();

        assertThat(List.of("de", "fr")).allSatisfy(language -> {
            try (var in = MailWriter.class.getResourceAsStream("/mails/texts_" + language + ".properties")) {
                var texts = new Properties();
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                assertThat(texts.stringPropertyNames()).isEqualTo(english);
            }
        });
    }

    @Test
    void listsTheArticlesWithTheirPricesAsTheLanguageWritesThem() {
        var mail = writer.write(Orders.letter(Orders.order("de"), MailKind.ORDER_RECEIVED, MailDetails.NONE));

        assertThat(mail.text().replace('\u00a0', ' '))
                .contains("sku-1", "Menge: 2", "Preis: 25,00 €", "Preis: 9,99 €", "Summe: 34,99 €");
        assertThat(mail.html().replace('\u00a0', ' ')).contains("<td>sku-1</td><td>2</td><td>25,00 €</td>");
    }

    @Test
    void writesAmountsInTheMinorUnitsOfTheirCurrency() {
        var yen = new PlacedOrder(UUID.randomUUID(), "a@example.org", "en", "JPY", 3499, List.of());
        var dinar = new PlacedOrder(UUID.randomUUID(), "a@example.org", "en", "KWD", 3499, List.of());

        assertThat(confirmed(yen)).contains("3,499").doesNotContain("3,499.");
        assertThat(confirmed(dinar)).contains("3.499");
    }

    @Test
    void saysWhyAnOrderWasCancelledInWords() {
        var order = Orders.order("fr");

        assertThat(cancelled(order, "payment_timeout")).contains("le paiement n'est pas arrivé à temps.");
        assertThat(cancelled(order, "some_later_reason")).contains("elle ne peut pas être livrée.");
    }

    @Test
    void hasWordsForEveryReasonThatOrdersGives() throws IOException {
        var reasons = Files.readString(
                Path.of("../../orders/orders/src/main/java/io/throughline/orders/CancellationReason.java"));
        var published = Pattern.compile("^    ([A-Z_]+)[,;]", Pattern.MULTILINE)
                .matcher(reasons)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .toList();

        assertThat(published)
                .hasSizeGreaterThan(3)
                .allSatisfy(reason -> assertThat(new Texts(Locale.ENGLISH).reason(reason))
                        .isNotEqualTo(new Texts(Locale.ENGLISH).reason("unheard_of")));
    }

    @Test
    void escapesInHtmlWhatOthersSay() {
        var details = MailDetails.dispatched("<script>alert(1)</script>", "\"&'<b>{{orderId}}");

        var mail = writer.write(Orders.letter(Orders.order("en"), MailKind.SHIPMENT_DISPATCHED, details));

        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&quot;&amp;&#39;&lt;b&gt;{{orderId}}")
                .doesNotContain("<script>", "<b>");
        assertThat(mail.text()).contains("<script>alert(1)</script>", "\"&'<b>{{orderId}}");
    }

    @Test
    void refusesToLeaveAGap() {
        var letter = Orders.letter(Orders.order("en"), MailKind.SHIPMENT_DISPATCHED, MailDetails.NONE);

        assertThatThrownBy(() -> writer.write(letter)).isInstanceOf(MustacheException.class);
    }

    private String confirmed(PlacedOrder order) {
        return writer.write(Orders.letter(order, MailKind.ORDER_CONFIRMED, MailDetails.NONE))
                .text();
    }

    private String cancelled(PlacedOrder order, String reason) {
        return writer.write(Orders.letter(order, MailKind.ORDER_CANCELLED, MailDetails.cancelled(reason)))
                .text();
    }
}
