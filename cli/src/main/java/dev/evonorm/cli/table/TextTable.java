package dev.evonorm.cli.table;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table for terminals: a rule under its head, numbers to the right, a long last cell broken into lines. */
public final class TextTable {
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,eE+-]*( ?(%|s|ms|MiB))?|–|");

    private TextTable() {}

    /** @param lastWidth at which the last column is broken into lines; 0 for never */
    public static String render(List<String> head, List<List<String>> rows, int lastWidth) {
        List<ColumnData<List<String>>> columns = new ArrayList<>();
        for (int i = 0; i < head.size(); i++) {
            int index = i;
            boolean last = i == head.size() - 1;
            HorizontalAlign align = numeric(rows, i) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            Column column = new Column()
                    .header(head.get(i))
                    .headerAlign(align)
                    .dataAlign(align)
                    .maxWidth(last && lastWidth > 0 ? lastWidth : Integer.MAX_VALUE, OverflowBehaviour.NEWLINE);
            columns.add(column.with(row -> row.get(index)));
        }
        String table = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
                .data(rows, columns)
                .asString();
        StringBuilder text = new StringBuilder();
        table.lines().map(String::stripTrailing).forEach(line -> text.append(line)
                .append(System.lineSeparator()));
        return text.toString();
    }

    private static boolean numeric(List<List<String>> rows, int column) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
