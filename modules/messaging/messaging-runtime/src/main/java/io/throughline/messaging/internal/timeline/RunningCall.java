package io.throughline.messaging.internal.timeline;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.throughline.messaging.OutgoingCalls.Attempt;
import io.throughline.messaging.internal.trace.TraceContexts;
import java.util.Map;

/** A call while it is made, and what is known of it afterwards. */
class RunningCall implements Attempt {

    private final Span span;
    private String outcome;
    private String detail;
    private boolean failed;

    RunningCall(Span span) {
        this.span = span;
    }

    Span span() {
        return span;
    }

    @Override
    public Map<String, String> headers() {
        return TraceContexts.headers(span.getSpanContext());
    }

    @Override
    public void answered(String answer) {
        outcome = answer;
        span.setAttribute("throughline.outcome", answer);
    }

    @Override
    public void answered(int status) {
        answered(Integer.toString(status));
        span.setAttribute("http.response.status_code", status);
        if (status >= 400) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    void failed(Throwable failure) {
        failed = true;
        detail = failure.toString();
    }

    String outcome() {
        if (outcome != null) {
            return outcome;
        }
        return failed ? "failed" : "ok";
    }

    String detail() {
        return detail;
    }
}
