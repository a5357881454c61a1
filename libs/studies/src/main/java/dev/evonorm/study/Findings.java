package dev.evonorm.study;

import dev.evonorm.study.chart.Panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study found.
 *
 * @param tables for people
 * @param notes one sentence each, of what the tables do not say
 * @param figures by name what shall be looked at; for machines, so numbers that are not finite are left out
 * @param charts panels side by side, by the name of the file without its ending
 */
public record Findings(
        List<Table> tables, List<String> notes, Map<String, Object> figures, Map<String, List<Panel>> charts) {
    public Findings {
        figures = new LinkedHashMap<>(figures);
        figures.values().removeIf(value -> value instanceof Double number && !Double.isFinite(number));
    }

    /** Cells as text. */
    public record Table(String title, List<String> head, List<List<String>> rows) {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
