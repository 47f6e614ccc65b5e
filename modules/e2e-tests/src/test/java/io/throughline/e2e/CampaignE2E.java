package io.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.crashtest.Campaign;
import io.throughline.crashtest.CampaignSettings;
import io.throughline.crashtest.Verdict;
import io.throughline.crashtest.World;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./run crash-test}. */
@PackagedServer
class CampaignE2E {

    private static final long SEED = 6;

    private final Installation installation;

    CampaignE2E(Installation installation) {
        this.installation = installation;
    }

    @Test
    void everyBookAgreesAfterCrashesProviderFaultsRepairsPausesAndSwitches() throws IOException {
        var world = new World(installation.servers(), List.of(installation.first(), installation.second()));
        var campaign = new Campaign(world, CampaignSettings.quick(SEED), System.out::println);

        var verdict = campaign.run();

        var story = String.join("\n", verdict.lines());
        assertThat(verdict.isSound())
                .as(() -> story + "\n" + timelines(campaign, verdict))
                .isTrue();
        assertThat(story)
                .contains("immediate shutdown of the database", "SIGKILL of the broker", "SIGKILL of a node")
                .contains(
                        "dead letters replayed with a pause",
                        "strangers' messages discarded",
                        "consumer paused and resumed",
                        "payment provider switched by name");
    }

    private static String timelines(Campaign campaign, Verdict verdict) {
        try {
            return String.join("\n", campaign.timelines(verdict, 3));
        } catch (IOException e) {
            return "no timeline: " + e;
        }
    }
}
