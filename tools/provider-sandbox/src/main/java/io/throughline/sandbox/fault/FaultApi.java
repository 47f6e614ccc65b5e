package io.throughline.sandbox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.sandbox.http.Call;
import io.throughline.sandbox.http.Endpoint;
import io.throughline.sandbox.http.Json;
import io.throughline.sandbox.http.Problem;
import io.throughline.sandbox.http.Reply;
import io.throughline.sandbox.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The endpoints that set and lift faults. */
public final class FaultApi {
    private final Faults faults;

    public FaultApi(Faults faults) {
        this.faults = faults;
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/faults", Endpoint.of(this::add))
                .add("GET", "/faults", Endpoint.of(this::list))
                .add("DELETE", "/faults", Endpoint.of(this::clear))
                .add("DELETE", "/faults/{id}", Endpoint.of(this::remove));
    }

    private Reply add(Call call) {
        Fault fault = faults.add(FaultForm.read(call.json()));
        return Reply.json(201, view(fault)).with("Location", "/faults/" + fault.id());
    }

    private Reply list(Call call) {
        call.query();
        List<ObjectNode> views = faults.list().stream().map(FaultApi::view).toList();
        return Reply.json(200, Map.of("faults", views));
    }

    private Reply clear(Call call) {
        faults.clear();
        return Reply.noContent();
    }

    private Reply remove(Call call) {
        if (!faults.remove(call.pathParameter("id"))) {
            throw new Problem(404, "unknown_fault", "There is no fault " + call.pathParameter("id") + ".");
        }
        return Reply.noContent();
    }

    private static ObjectNode view(Fault fault) {
        ObjectNode view = Json.MAPPER.createObjectNode();
        FaultPlan plan = fault.plan();
        view.put("id", fault.id());
        view.put("target", name(plan.target()));
        view.put("operation", plan.operation() == null ? "any" : plan.operation());
        effect(view, plan.effect());
        incidence(view, plan.incidence());
        long before = fault.applied(Moment.BEFORE);
        long after = fault.applied(Moment.AFTER);
        view.put("applied", before + after).put("appliedBefore", before).put("appliedAfter", after);
        view.set("ignored", Json.MAPPER.valueToTree(plan.ignored()));
        return view;
    }

    private static void effect(ObjectNode view, Effect effect) {
        view.put("mode", name(effect.mode())).put("delayMs", effect.delay().toMillis());
        if (effect.mode() == FaultMode.ERROR || effect.mode() == FaultMode.THROTTLE) {
            view.put("status", effect.status()).put("retryAfterSeconds", effect.retryAfterSeconds());
        }
    }

    private static void incidence(ObjectNode view, Incidence incidence) {
        view.put("rate", incidence.rate());
        view.put("when", incidence.when() == null ? "either" : name(incidence.when()));
        view.put("times", incidence.times());
        view.put("seed", incidence.seed());
        if (incidence.spared() != null) {
            view.put("perSecond", incidence.spared());
        }
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
