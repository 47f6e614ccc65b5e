package io.throughline.opscli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a heading, in columns as wide as they need to be; the last is cut where it gets long. */
public final class Table {

    private static final int LONGEST = 120;

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public Table(String... heading) {
        columns = heading.length;
        rows.add(List.of(heading));
    }

    public Table row(Object... cells) {
        var row = IntStream.range(0, columns).mapToObj(i -> String.valueOf(cells[i]));
        rows.add(row.map(cell -> Plain.cut(Plain.text(cell), LONGEST)).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    public void print(Screen screen) {
        var widths = IntStream.range(0, columns).map(this::width).toArray();
        rows.forEach(row -> screen.line(line(row, widths)));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private String line(List<String> row, int[] widths) {
        return IntStream.range(0, columns)
                .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
