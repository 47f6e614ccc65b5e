package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the reconciliation found, as an operator sees it. */
final class FindingBooks {

    private final HttpProbe operator = HttpProbe.ofManaged("/payments/api/").as("operator");
    private final ApplicationDatabase database = ApplicationDatabase.shared();

    /** Has the books compared with all providers from beginning to end, beginning after this was called. */
    void compare() {
        var before = finished("max");
        operator.post("reconciliations", "").require(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(finished("min")).isGreaterThan(before));
        assertThat(operator.get("reconciliations").json().findValues("failure")).allMatch(JsonNode::isNull);
    }

    /** Of the provider that was compared first or last, in microseconds; 0 if one has never been, or will be again. */
    private long finished(String firstOrLast) {
        return database.number("select coalesce(" + firstOrLast + "(case when again or finished_at is null then 0"
                + " else (extract(epoch from finished_at) * 1000000)::bigint end), 0) from payments.reconciliation");
    }

    /** Why the last run with a provider ended early, or nothing. */
    String failure(String provider) {
        var reconciliations = operator.get("reconciliations").require(200).json();
        return StreamSupport.stream(reconciliations.spliterator(), false)
                .filter(one -> one.get("provider").asText().equals(provider))
                .findFirst()
                .map(one -> one.get("failure").asText(""))
                .orElse("");
    }

    /** Kind and state of all findings about an authorization. */
    List<String> about(String reference) {
        var findings =
                operator.get("reconciliation-findings?limit=500").require(200).json();
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.get("reference").asText().equals(reference))
                .map(finding -> finding.get("kind").asText() + " "
                        + finding.get("state").asText())
                .toList();
    }
}
