package io.throughline.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.HttpProbe;
import java.util.List;
import java.util.stream.StreamSupport;

/** The mail relay's own ledger and its faults. */
record MailRelay(HttpProbe sandbox) {

    /** What it took for an address, each mail once. */
    List<JsonNode> mails(String to) {
        var ledger = sandbox.get("/ledger/mails?to=" + to).require(200).json();
        return StreamSupport.stream(ledger.path("mails").spliterator(), false).toList();
    }

    List<String> texts(String to, String field) {
        return mails(to).stream().map(mail -> mail.path(field).asText()).toList();
    }

    void fault(String fault) {
        sandbox.post("/faults", "{\"target\":\"smtp\"," + fault + "}").require(201);
    }

    void noMoreFaults() {
        sandbox.send(sandbox.request("/faults").DELETE()).require(204);
    }
}
