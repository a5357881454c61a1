package dev.evonorm.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A result by column, as text; a cell that is missing is empty. */
public record Row(Map<String, String> cells) {
    public Row {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** The row of a trial, empty so far. */
    public static Row of(String trial) {
        return new Row(Map.of(Trial.COLUMN, trial));
    }

    public Row with(String column, String text) {
        Map<String, String> more = new LinkedHashMap<>(cells);
        more.put(column, text);
        return new Row(more);
    }

    /** A number in as many digits as it has; NaN and infinity by their names. */
    public Row with(String column, double number) {
        return with(column, Double.toString(number));
    }

    /** A time, to the millisecond. */
    public Row withSeconds(String column, double seconds) {
        return with(column, String.format(Locale.ROOT, "%.3f", seconds));
    }

    public String text(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Whether there is anything in the cell. */
    public boolean has(String column) {
        return !text(column).isEmpty();
    }

    /** The number in the cell; NaN where it is empty. */
    public double number(String column) {
        return has(column) ? Double.parseDouble(text(column)) : Double.NaN;
    }
}
