package dev.evonorm.cli.bench;

import dev.evonorm.cli.table.TextTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Loads beside each other, one a row: what came of them, what they cost by process, what was left waiting. */
public final class LoadTable {
    private LoadTable() {}

    /** Rates and idle workers. */
    public static String rates(List<LoadFigures> loads) {
        List<List<String>> rows = new ArrayList<>();
        for (LoadFigures load : loads) {
            rows.add(List.of(
                    Integer.toString(load.workers()),
                    Integer.toString(load.population()),
                    Integer.toString(load.sample()),
                    number("%.0f", load.decidedPerSecond()),
                    number("%.0f", load.scoredPerSecond()),
                    number("%.0f", load.eventsPerSecond()),
                    number("%.1f %%", 100 * load.idle())));
        }
        List<String> head =
                List.of("workers", "members", "sample", "decided/s", "scored/s", "events/s", "idle workers");
        return TextTable.render(head, rows, 0);
    }

    /** CPU milliseconds a decided candidate; the last column says how many times the first row's the control plane is. */
    public static String costs(List<LoadFigures> loads) {
        Set<String> processes = new TreeSet<>();
        loads.forEach(load -> processes.addAll(load.cpuMillis().keySet()));
        List<String> head = new ArrayList<>(List.of("workers", "members"));
        head.addAll(processes);
        head.addAll(List.of("control plane", "ratio"));
        List<List<String>> rows = new ArrayList<>();
        double first = loads.isEmpty() ? 1 : loads.get(0).controlPlaneMillis();
        for (LoadFigures load : loads) {
            List<String> row =
                    new ArrayList<>(List.of(Integer.toString(load.workers()), Integer.toString(load.population())));
            processes.forEach(process -> row.add(number("%.2f", load.cpuMillis().getOrDefault(process, 0.0))));
            row.add(number("%.2f", load.controlPlaneMillis()));
            row.add(number("%.2f", load.controlPlaneMillis() / first));
            rows.add(row);
        }
        return TextTable.render(head, rows, 0);
    }

    /** Events that each consumer had not answered at the end. */
    public static String unanswered(List<LoadFigures> loads) {
        Set<String> consumers = new TreeSet<>();
        loads.forEach(load -> consumers.addAll(load.unanswered().keySet()));
        List<String> head = new ArrayList<>(List.of("workers", "members"));
        head.addAll(consumers);
        List<List<String>> rows = new ArrayList<>();
        for (LoadFigures load : loads) {
            List<String> row =
                    new ArrayList<>(List.of(Integer.toString(load.workers()), Integer.toString(load.population())));
            consumers.forEach(
                    consumer -> row.add(Long.toString(load.unanswered().getOrDefault(consumer, 0L))));
            rows.add(row);
        }
        return TextTable.render(head, rows, 0);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
