package dev.evonorm.graph.probe;

import dev.evonorm.graph.LayerGraph;

/** The interpreter on fixed random tensors (ours): rejects only what quality and stability would reject too. */
public final class Probe {
    /** Examines a graph; deterministic, safe for use by several threads. */
    public Finding examine(LayerGraph graph) {
        throw new UnsupportedOperationException("to be written");
    }
}
