package io.throughline.architecture.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A sentence that holds in the house, and the check that lists where it does not. */
public record HouseRule(String sentence, Function<House, List<String>> violations) {

    public static HouseRule onClasses(String sentence, ArchRule rule) {
        return new HouseRule(sentence, house -> violations(rule, house.classes()));
    }

    /** The folder of what is planted for this rule. */
    public String plantFolder() {
        return sentence.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    @Override
    public String toString() {
        return sentence;
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
