package dev.evonorm.cli.table;

import java.util.List;
import java.util.stream.Collectors;

/** A table for documents. */
public final class Markdown {
    private Markdown() {}

    public static String render(List<String> head, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        text.append(line(head));
        text.append("|").append("---|".repeat(head.size())).append(System.lineSeparator());
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |" + System.lineSeparator()));
    }
}
