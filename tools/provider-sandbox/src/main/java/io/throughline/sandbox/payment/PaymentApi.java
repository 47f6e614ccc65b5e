package io.throughline.sandbox.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.fault.FaultInjector;
import io.throughline.sandbox.fault.Operation;
import io.throughline.sandbox.http.BearerKey;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.JsonFields;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import io.throughline.sandbox.idempotency.KeyedCall;
import io.throughline.sandbox.idempotency.KeyedCalls;
import java.util.Map;
import java.util.Optional;

/** The provider's HTTP interface, behind its key and the injected faults. */
public final class PaymentApi {
    private static final String ALL = "/payment/authorizations";
    private static final String ONE = ALL + "/{id}";

    private final Provider provider;
    private final KeyedCalls<Change> calls;
    private final AuthorizationSearch search;

    public PaymentApi(Ledger ledger) {
        this.provider = new Provider(ledger);
        this.calls = new KeyedCalls<>(ledger);
        this.search = new AuthorizationSearch(ledger, calls);
    }

    public void addTo(Routes routes, String merchantKey, FaultInjector faults) {
        BearerKey key = new BearerKey(merchantKey);
        routes.add("POST", ALL, key.protect(faults.guard("authorize", this::authorize)))
                .add("POST", ONE + "/capture", key.protect(faults.guard("capture", this::capture)))
                .add("POST", ONE + "/void", key.protect(faults.guard("void", this::cancel)))
                .add("POST", ONE + "/refunds", key.protect(faults.guard("refund", this::refund)))
                .add("GET", ONE, key.protect(faults.guard("read", call -> () -> read(call))))
                .add("GET", ALL, key.protect(faults.guard("read", call -> () -> search.find(call))));
    }

    private Operation.Work authorize(Call call) {
        Purchase purchase = Purchase.read(call.json());
        KeyedCall keyed = KeyedCall.of("authorize", call);
        return calls.begin(keyed, () -> provider.authorize(keyed.key(), purchase));
    }

    private Operation.Work capture(Call call) {
        JsonFields fields = optionalBody(call);
        Optional<Long> amount = amount(fields);
        fields.check();
        return calls.begin(KeyedCall.of("capture", call), () -> provider.capture(id(call), amount));
    }

    private Operation.Work cancel(Call call) {
        optionalBody(call).check();
        KeyedCall keyed = KeyedCall.of("void", call);
        return calls.begin(keyed, () -> provider.cancel(id(call), keyed.key()));
    }

    private Operation.Work refund(Call call) {
        JsonFields fields = new JsonFields(call.json());
        long amount = fields.required("amount", amount(fields), 1L);
        fields.check();
        KeyedCall keyed = KeyedCall.of("refund", call);
        return calls.begin(keyed, () -> provider.refund(id(call), keyed.key(), amount));
    }

    private Reply read(Call call) {
        ObjectNode view = AuthorizationView.of(provider.find(id(call)));
        return Reply.json(200, view);
    }

    private static Optional<Long> amount(JsonFields fields) {
        return fields.integer("amount", 1, Purchase.LARGEST_AMOUNT);
    }

    private static JsonFields optionalBody(Call call) {
        return new JsonFields(call.hasBody() ? call.json() : Json.MAPPER.valueToTree(Map.of()));
    }

    private static String id(Call call) {
        return call.pathParameter("id");
    }
}
