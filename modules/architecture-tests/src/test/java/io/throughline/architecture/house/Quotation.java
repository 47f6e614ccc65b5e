package io.throughline.architecture.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Code on a page of the documentation. It is taken from the file that the last link to a source before it names.
 *
 * @param page with the number of the line
 * @param source empty if no link names one
 */
public record Quotation(String page, Optional<Path> source, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+\\.(?:java|sql))\\)");
    private static final Pattern BEGIN = Pattern.compile("```(?:java|sql)\\b.*");
    private static final String END = "```";

    /** All of one page, in its order. */
    public static List<Quotation> on(Path page) {
        return on(page, read(page));
    }

    static List<Quotation> on(Path page, String text) {
        List<Quotation> quotations = new ArrayList<>();
        List<String> lines = text.lines().toList();
        Optional<Path> source = Optional.empty();
        for (int i = 0; i < lines.size(); i++) {
            if (BEGIN.matcher(lines.get(i)).matches()) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(END);
                quotations.add(new Quotation(page + ":" + (i + 1), source, lines.subList(i + 1, end)));
                i = end;
                source = Optional.empty();
            }
            var link = LINK.matcher(lines.get(i));
            while (link.find()) {
                source = Optional.of(page.resolveSibling(link.group(1)).normalize());
            }
        }
        return quotations;
    }

    /** Whether the file holds these lines, one after the other; indentation and empty lines do not matter. */
    public boolean isTrue() {
        return source.filter(Files::isRegularFile)
                .map(file -> occursIn(read(file)))
                .orElse(false);
    }

    boolean occursIn(String code) {
        var wanted = essence(lines);
        return !wanted.isEmpty()
                && Collections.indexOfSubList(essence(code.lines().toList()), wanted) >= 0;
    }

    private static List<String> essence(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toList());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
