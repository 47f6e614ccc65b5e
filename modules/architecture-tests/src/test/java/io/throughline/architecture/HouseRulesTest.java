package io.throughline.architecture;

import static io.throughline.architecture.house.RealHouse.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.architecture.house.HouseRule;
import io.throughline.architecture.house.Plant;
import io.throughline.architecture.rules.HouseRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInTheHouse(HouseRule rule) {
        assertThat(rule.violations().apply(HOUSE)).as(rule.sentence()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesWhatIsPlantedForIt(HouseRule rule, @TempDir Path output) {
        var plant = new Plant(rule);
        var planted = plant.named("Planted");

        var violations = rule.violations().apply(plant.grow(output));

        assertThat(planted)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(violations)
                        .anySatisfy(violation -> assertThat(violation).contains(name)));
        assertThat(plant.named("Lawful"))
                .allSatisfy(name -> assertThat(violations).noneMatch(violation -> violation.contains(name)));
    }

    @Test
    void hasAPlantForEveryRuleAndARuleForEveryPlant() {
        assertThat(Plant.folders())
                .containsExactlyInAnyOrderElementsOf(
                        rules().stream().map(HouseRule::plantFolder).toList());
    }

    static List<HouseRule> rules() {
        return HouseRules.all();
    }
}
