package dev.evonorm.graph.evolve;

/** How a primitive is drawn from the paper's Table 2 (ours: the paper is silent). */
public enum Sampling {
    /** Uniformly over the 15 rows; for an aggregation then uniformly over the index sets. */
    ROWS,
    /** Uniformly over the 24 pairs of an op and its index set (21 without batch aggregations). */
    INSTANCES
}
