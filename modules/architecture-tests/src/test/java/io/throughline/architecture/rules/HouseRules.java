package io.throughline.architecture.rules;

import io.throughline.architecture.house.HouseRule;
import java.util.List;
import java.util.stream.Stream;

/** All of them. */
public final class HouseRules {

    private HouseRules() {}

    public static List<HouseRule> all() {
        return Stream.of(
                        PomRules.ALL,
                        SightRules.ALL,
                        CallRules.ALL,
                        DomainRules.ALL,
                        JmsRules.ALL,
                        RetryRules.ALL,
                        BeanRules.ALL,
                        BudgetRules.ALL,
                        NameRules.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
