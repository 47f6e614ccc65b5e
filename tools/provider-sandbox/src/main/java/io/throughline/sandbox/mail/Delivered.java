package io.throughline.sandbox.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Json;
import java.util.Set;
import java.util.TreeSet;

/** A mail and how often it came again under its Message-ID. */
record Delivered(Mail mail, Set<String> recipients, long repeats) {
    static Delivered first(Mail mail) {
        return new Delivered(mail, new TreeSet<>(mail.to()), 0);
    }

    Delivered again(Mail repeated) {
        Set<String> all = new TreeSet<>(recipients);
        all.addAll(repeated.to());
        return new Delivered(mail, all, repeats + 1);
    }

    ObjectNode view() {
        ObjectNode view = Json.MAPPER.valueToTree(mail.content());
        view.put("from", mail.from());
        view.set("to", Json.MAPPER.valueToTree(recipients));
        return view.put("repeats", repeats).put("at", mail.at().toString());
    }
}
