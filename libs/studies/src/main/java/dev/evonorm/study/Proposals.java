package dev.evonorm.study;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.probe.Finding;
import dev.evonorm.graph.probe.Probe;
import dev.evonorm.graph.text.Formula;

import java.util.HashMap;
import java.util.Map;

/**
 * The proposals of a study, looked at by the probe in their order: what it says, what that costs, and which earlier one
 * computes the same.
 */
public final class Proposals {
    /** What the probe says: {@value #ALIVE}, or the ground on which the layer is dead. */
    public static final String PROBE = "probe";

    public static final String ALIVE = "alive";

    /** The first trial of the same function, empty for that one itself. */
    public static final String SAME_AS = "same_as";

    public static final String PROBE_CPU = "probe.cpu";
    public static final String SOURCE = "source";
    public static final String FORMULA = "formula";
    public static final String GRAPH = "graph";

    private final Probe probe = new Probe();
    private final Map<String, String> firsts = new HashMap<>();

    /** The row of the next proposal, as far as it is known without training. */
    public Row row(String trial, String source, LayerGraph graph) {
        Examined examined = Examined.by(probe, graph);
        Row row = Row.of(trial)
                .with(SOURCE, source)
                .with(FORMULA, Formula.text(graph))
                .with(GRAPH, GraphJson.write(graph))
                .with(PROBE_CPU, Examined.seconds(examined.cpuSeconds()));
        if (examined.finding() instanceof Finding.Dead dead) {
            return row.with(PROBE, dead.ground());
        }
        String first = firsts.putIfAbsent(((Finding.Alive) examined.finding()).fingerprint(), trial);
        return row.with(PROBE, ALIVE).with(SAME_AS, first == null ? "" : first);
    }

    /** Whether the probe lets it pass. */
    public static boolean alive(Row row) {
        return row.text(PROBE).equals(ALIVE);
    }
}
