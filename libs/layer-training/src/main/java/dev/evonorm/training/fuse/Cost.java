package dev.evonorm.training.fuse;

import java.util.Collection;
import java.util.Set;

/**
 * What loops cost, in numbers that are read or written: on large tensors that is most of it, some 0.2 ns each on a core.
 *
 * <p>The figures are ours, from the loops of EvoNorm-B0 and -S0 and of their gradients (docs/performance.md). Half of them, or half as
 * much again, gave steps that took as long.
 */
final class Cost {
    /** A sum, a product, a choice. */
    private static final double SIMPLE = 0.2;
    /** What takes a division or a polynomial. */
    private static final double DEAR = 1;

    private static final Set<String> DEAR_TYPES =
            Set.of("Exp", "Log", "RealDiv", "Reciprocal", "Rsqrt", "Sigmoid", "Sqrt", "Tanh");

    private final Dataflow flow;

    Cost(Dataflow flow) {
        this.flow = flow;
    }

    double of(Collection<Loop> loops) {
        return loops.stream().mapToDouble(this::of).sum();
    }

    /** Each number of the result is computed by all operations, those on smaller tensors too. */
    double of(Loop loop) {
        double read = loop.inputs().stream().mapToLong(flow::size).sum();
        double computed =
                loop.operations().stream().mapToDouble(this::arithmetic).sum();
        return read + flow.size(loop.result()) * (1 + computed);
    }

    private double arithmetic(int at) {
        return DEAR_TYPES.contains(flow.node(at).getOp()) ? DEAR : SIMPLE;
    }
}
