package io.throughline.architecture.rules;

import io.throughline.architecture.house.House;
import io.throughline.architecture.house.HouseRule;
import io.throughline.architecture.house.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Section 8: names say what a thing does. */
final class NameRules {

    static final List<HouseRule> ALL = List.of(
            new HouseRule("No type is named after nothing", NameRules::emptyTypeNames),
            new HouseRule("No package is named after nothing", NameRules::emptyPackageNames));

    /** As a word of a camel-case name: {@code OrderUtil}, not {@code Utility}. */
    private static final Pattern TYPE = Pattern.compile("(Manager|Helper|Utils?|Impl|Common)(?![a-z])");

    private static final Pattern PACKAGE = Pattern.compile("(^|\\.)(managers?|helpers?|utils?|impl|common)(\\.|$)");

    private NameRules() {}

    private static List<String> emptyTypeNames(House house) {
        return house.sources().stream()
                .flatMap(source -> source.types().stream()
                        .filter(type -> TYPE.matcher(type).find())
                        .map(type -> source + ": " + type))
                .toList();
    }

    private static List<String> emptyPackageNames(House house) {
        return house.sources().stream()
                .filter(source -> PACKAGE.matcher(source.packageName()).find())
                .map(SourceFile::toString)
                .toList();
    }
}
