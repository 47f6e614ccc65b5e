package io.throughline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.throughline.messaging.testkit.ApplicationDatabase;
import io.throughline.messaging.testkit.HttpProbe;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the reconciliation found, as an operator sees it. */
final class FindingBooks {

    private final HttpProbe operator = HttpProbe.ofManaged("/payments/api/").as("operator");
    private final ApplicationDatabase database = ApplicationDatabase.shared();

    /** Has the books compared from beginning to end, beginning after this was called. */
    void compare() {
        var before = finished();
        operator.post("reconciliations", "").require(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(finished()).isGreaterThan(before));
        assertThat(operator.get("reconciliations").json().at("/0/failure").isNull())
                .isTrue();
    }

    private long finished() {
        // none before the first run
        return database.number("select coalesce(max((extract(epoch from finished_at) * 1000000)::bigint), 0)"
                + " from payments.reconciliation where not again");
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
