package dev.evonorm.training;

import dev.evonorm.training.compile.Effort;
import dev.evonorm.training.fuse.Fusion;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Session;

import java.util.ArrayList;
import java.util.List;

/**
 * A finished graph and its session, in which the initialisers have run. What was built is known by name, since the graph that runs
 * may be another one with the same names.
 */
final class Program implements AutoCloseable {
    private final Graph graph;
    private final Session session;

    private Program(Graph graph, Session session) {
        this.graph = graph;
        this.session = session;
    }

    /**
     * Takes a graph over.
     *
     * @param built closed with the program at the latest, and where this fails; to close it once more does no harm
     * @param effort what the graph was built with
     * @param fetched all outputs that runs will fetch
     * @param initialisers run here, once
     * @return the caller closes it
     */
    static Program of(
            Graph built,
            Effort effort,
            int threads,
            List<? extends Output<?>> fetched,
            List<? extends Operation> initialisers) {
        if (effort != Effort.LOOPS) {
            return open(built, threads, initialisers);
        }
        try (built) {
            List<Operation> targets = new ArrayList<>(initialisers);
            fetched.forEach(output -> targets.add(output.op()));
            return open(Fusion.of(built, targets, Fusion.LARGE), threads, initialisers);
        }
    }

    private static Program open(Graph graph, int threads, List<? extends Operation> initialisers) {
        try {
            return new Program(graph, Sessions.open(graph, threads, initialisers));
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** What a runner fetches for an output of the graph as it was built. */
    static String name(Output<?> output) {
        return output.op().name() + ":" + output.index();
    }

    /** The graph that runs. */
    Graph graph() {
        return graph;
    }

    Session.Runner runner() {
        return session.runner();
    }

    @Override
    public void close() {
        try (graph) {
            session.close();
        }
    }
}
