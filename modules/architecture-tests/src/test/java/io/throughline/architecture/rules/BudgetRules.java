package io.throughline.architecture.rules;

import io.throughline.architecture.house.House;
import io.throughline.architecture.house.HouseRule;
import io.throughline.architecture.house.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Rule 6: what one person can hold in mind. The limits of one piece hold for tests too. */
final class BudgetRules {

    static final List<HouseRule> ALL = List.of(
            new HouseRule("No file is over 300 lines", BudgetRules::longFiles),
            new HouseRule("Half of the files have at most 60 lines", BudgetRules::medianFile),
            new HouseRule("No method is over 40 lines", BudgetRules::longMethods),
            new HouseRule("95 of 100 methods have at most 20 lines", BudgetRules::usualMethod),
            new HouseRule("Constructors take at most five parameters", BudgetRules::greedyConstructors));

    private static final int WORST_SHOWN = 10;

    private BudgetRules() {}

    private static List<String> longFiles(House house) {
        return house.sources().stream()
                .filter(source -> source.lines() > 300)
                .map(source -> source + " has " + source.lines() + " lines")
                .toList();
    }

    private static List<String> medianFile(House house) {
        var files = house.mainSources().stream()
                .filter(source -> !source.isPackageDescription())
                .toList();
        return overBudget(files, SourceFile::lines, 0.5, 60);
    }

    private static List<String> longMethods(House house) {
        return bodies(house.sources())
                .filter(body -> body.lines() > 40)
                .map(body -> body + " has " + body.lines() + " lines")
                .toList();
    }

    private static List<String> usualMethod(House house) {
        return overBudget(bodies(house.mainSources()).toList(), Body::lines, 0.95, 20);
    }

    private static List<String> greedyConstructors(House house) {
        return house.sources().stream()
                .flatMap(source -> source.constructors().stream()
                        .filter(constructor -> constructor.parameters() > 5)
                        .map(constructor -> source + ": " + constructor.type() + " takes " + constructor.parameters()))
                .toList();
    }

    /** The smallest value that this share of the things does not exceed must be within the budget. */
    private static <T> List<String> overBudget(List<T> things, ToIntFunction<T> size, double share, int budget) {
        var sorted = things.stream().sorted(Comparator.comparingInt(size)).toList();
        if (sorted.isEmpty()) {
            return List.of();
        }
        int measured = size.applyAsInt(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
        if (measured <= budget) {
            return List.of();
        }
        var worst = sorted.subList(Math.max(0, sorted.size() - WORST_SHOWN), sorted.size());
        return List.of(measured + " lines instead of " + budget + ", the longest are " + worst);
    }

    private static Stream<Body> bodies(List<SourceFile> sources) {
        return sources.stream()
                .flatMap(source -> source.methods().stream().map(body -> new Body(source, body.name(), body.lines())));
    }

    private record Body(SourceFile source, String name, int lines) {

        @Override
        public String toString() {
            return source + "." + name;
        }
    }
}
