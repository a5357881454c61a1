package dev.evonorm.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What small operations take. */
public final class MicroTable {
    private static final double MICROS = 1e6;

    private MicroTable() {}

    /**
     * One benchmark.
     *
     * @param perSecond operations a second on one thread
     * @param error half the width of the mean's 99.9 % confidence interval; NaN from a single second
     * @param bytes that an operation allocates
     */
    public record Row(String of, String operation, double perSecond, double error, double bytes) {}

    public static String text(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(List.of(
                    row.of(),
                    row.operation(),
                    String.format(Locale.ROOT, "%.0f", row.perSecond()),
                    Double.isFinite(row.error()) ? String.format(Locale.ROOT, "%.0f", row.error()) : "–",
                    Figures.number(MICROS / row.perSecond()),
                    String.format(Locale.ROOT, "%.0f", row.bytes())));
        }
        return TextTable.render(List.of("of", "operation", "a second", "±", "µs", "bytes"), lines, 0);
    }
}
