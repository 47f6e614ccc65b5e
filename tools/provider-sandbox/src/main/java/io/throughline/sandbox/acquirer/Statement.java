package io.throughline.sandbox.acquirer;

import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.payment.ChangeLog.Changed;
import io.throughline.sandbox.payment.ChangeLog.Position;
import io.throughline.sandbox.payment.Ledger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The acquirer's books: transactions by their last change, oldest first, times in milliseconds since 1970. */
final class Statement {
    private static final int MOST = 1_000;

    private final Ledger ledger;

    Statement(Ledger ledger) {
        this.ledger = ledger;
    }

    Reply page(Form form) {
        int size = form.read("size", Statement::size);
        Position from = form.get("continue").isEmpty()
                ? Position.after(form.read("since", Statement::instant))
                : form.read("continue", Position::of);
        List<Changed> found = ledger.changedAfter(from, size + 1);
        List<Changed> page = found.subList(0, Math.min(size, found.size()));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("result", "DONE");
        view.put("rows", page.stream().map(this::row).toList());
        if (found.size() > size) {
            view.put("continue", page.get(size - 1).position().toString());
        }
        return Reply.json(200, view);
    }

    private Map<String, String> row(Changed changed) {
        Map<String, String> row =
                GatewayView.of(ledger.authorization(changed.authorizationId()).orElseThrow());
        row.put("changed", Long.toString(changed.position().at().toEpochMilli()));
        return row;
    }

    private static int size(String text) {
        if (text.matches("[1-9]\\d{0,3}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("must be a number from 1 to " + MOST);
    }

    private static Instant instant(String text) {
        if (text.matches("\\d{1,14}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        throw new IllegalArgumentException("must be milliseconds since 1970");
    }
}
