package io.throughline.sandbox.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Query;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import java.util.List;
import java.util.Optional;

/** The mails that were taken, for those who compare them with the product's own books. */
public final class MailLedgerApi {
    private final MailLedger ledger;

    public MailLedgerApi(MailLedger ledger) {
        this.ledger = ledger;
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/ledger/mails", Endpoint.of(this::mails));
    }

    public ObjectNode summary() {
        return Json.MAPPER.createObjectNode().put("distinct", ledger.distinct()).put("repeats", ledger.repeats());
    }

    private Reply mails(Call call) {
        Query query = call.query("to", "messageId");
        Optional<String> to = query.get("to");
        Optional<String> id = query.get("messageId");
        if (to.isPresent() && id.isPresent()) {
            throw new Problem(400, "one_parameter_needed", "Ask by either to or messageId.");
        }
        List<Delivered> found = to.map(ledger::to)
                .or(() -> id.map(given -> ledger.withId(given).stream().toList()))
                .orElseGet(ledger::all);
        ObjectNode view = Json.MAPPER.createObjectNode().put("distinct", found.size());
        view.put("repeats", found.stream().mapToLong(Delivered::repeats).sum());
        view.set(
                "mails",
                Json.MAPPER.valueToTree(found.stream().map(Delivered::view).toList()));
        return Reply.json(200, view);
    }
}
