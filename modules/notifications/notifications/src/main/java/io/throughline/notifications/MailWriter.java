package io.throughline.notifications;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.throughline.notifications.provider.OutgoingMail;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes mails from two templates, for all kinds and languages, and the texts of the language, which are templates
 * themselves. Whatever stands in a mail is escaped in its HTML.
 */
@ApplicationScoped
public class MailWriter {

    // both refuse a name that nothing is known for, so that no mail has a gap
    private static final Mustache.Compiler PLAIN = Mustache.compiler().escapeHTML(false);
    private static final Mustache.Compiler HTML = Mustache.compiler().escapeHTML(true);

    private final Template textLayout = load(PLAIN, "text.mustache");
    private final Template htmlLayout = load(HTML, "html.mustache");

    public OutgoingMail write(Letter letter) {
        var texts = new Texts(Languages.best(letter.language()));
        var values = values(letter, texts);
        var subject = PLAIN.compile(texts.of(letter.kind(), "subject")).execute(values);
        values.put("subject", subject);
        values.put("message", PLAIN.compile(texts.of(letter.kind(), "message")).execute(values));
        return new OutgoingMail(
                letter.messageId(),
                letter.kind().code(),
                letter.attempt(),
                letter.email(),
                texts.locale(),
                subject,
                textLayout.execute(values),
                htmlLayout.execute(values));
    }

    public OutgoingMail write(Announcement announcement) {
        var words = announcement.words();
        var texts = new Texts(Languages.best(words.language()));
        var values = new HashMap<String, Object>();
        values.put("language", texts.locale().toLanguageTag());
        values.put("texts", texts.labels());
        values.put("lines", List.of());
        values.put("subject", words.subject());
        values.put("message", words.text());
        values.put("about", texts.labels().get("campaign"));
        return new OutgoingMail(
                announcement.messageId(),
                "campaign",
                announcement.attempt(),
                announcement.to(),
                texts.locale(),
                words.subject(),
                textLayout.execute(values),
                htmlLayout.execute(values));
    }

    private static Map<String, Object> values(Letter letter, Texts texts) {
        var values = new HashMap<String, Object>();
        values.put("language", texts.locale().toLanguageTag());
        values.put("texts", texts.labels());
        values.put("lines", letter.kind().listsLines() ? lines(letter.order(), texts.locale()) : List.of());
        if (letter.kind().isNotice()) {
            putNotice(values, letter.notice(), texts);
        } else {
            putOrder(values, letter, texts);
        }
        return values;
    }

    private static void putNotice(Map<String, Object> values, Notice notice, Texts texts) {
        values.put("about", texts.labels().get("subscription") + " " + notice.subscriptionId());
        values.put("endpoint", notice.endpoint());
        values.put("problem", notice.problem());
        values.put("since", date(notice.failingSince(), texts.locale()));
    }

    private static void putOrder(Map<String, Object> values, Letter letter, Texts texts) {
        var order = letter.order();
        var details = letter.details();
        values.put("about", texts.labels().get("order") + " " + order.orderId());
        values.put("orderId", order.orderId());
        values.put("total", money(order.total(), order.currency(), texts.locale()));
        putIfKnown(values, "carrier", details.carrier());
        putIfKnown(values, "trackingCode", details.trackingCode());
        if (details.cancellation() != null) {
            values.put("reason", texts.reason(details.cancellation()));
        }
        if (details.refundAmount() != null) {
            values.put("refund", money(details.refundAmount(), details.refundCurrency(), texts.locale()));
        }
    }

    private static void putIfKnown(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    private static List<Map<String, Object>> lines(PlacedOrder order, Locale locale) {
        return order.lines().stream()
                .map(line -> Map.<String, Object>of(
                        "sku",
                        line.sku(),
                        "quantity",
                        line.quantity(),
                        "price",
                        money(Math.multiplyExact(line.unitPrice(), line.quantity()), order.currency(), locale)))
                .toList();
    }

    private static String date(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(instant.atZone(ZoneOffset.UTC));
    }

    private static String money(long minorUnits, String currencyCode, Locale locale) {
        var currency = Currency.getInstance(currencyCode);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(minorUnits, digits));
    }

    private static Template load(Mustache.Compiler compiler, String name) {
        try (var in = MailWriter.class.getResourceAsStream("/mails/" + name);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return compiler.compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
