package dev.evonorm.bench;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.probe.Finding;
import dev.evonorm.graph.probe.Probe;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.List;

/** Probe with fingerprint, a graph an operation: what decides nearly every proposal of a random search. */
@State(Scope.Benchmark)
public class ProbeBenchmark {
    private final Probe probe = new Probe();
    private final List<LayerGraph> random = Graphs.random();
    private final List<LayerGraph> mutants = Graphs.mutants();
    private int next;

    @Benchmark
    public Finding randomGraph() {
        return probe.examine(random.get(turn()));
    }

    @Benchmark
    public Finding mutantOfB0() {
        return probe.examine(mutants.get(turn()));
    }

    private int turn() {
        next = (next + 1) % Graphs.COUNT;
        return next;
    }
}
