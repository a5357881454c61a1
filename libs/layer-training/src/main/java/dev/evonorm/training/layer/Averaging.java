package dev.evonorm.training.layer;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

import java.util.Arrays;

/**
 * The mean over an index set of tensors of one shape [b, h, w, c], in which any axis may have size 1: such a tensor holds
 * one value for all elements along the axis, and its mean along the axis is that value.
 *
 * <p>A mean is made in two steps. {@link #mean} gives one number a cell, where a cell is a set of elements that are averaged:
 * [1, 1, 1, c] for (b, w, h), [b, 1, 1, g, 1] for channel groups. {@link #spread} gives these numbers a shape that broadcasts
 * against [b, h, w, c].
 */
abstract class Averaging {
    final GraphBuilder builder;

    private Averaging(GraphBuilder builder) {
        this.builder = builder;
    }

    /** @param groups channel groups of {@link IndexSet#WHCG}; divides c */
    static Averaging over(GraphBuilder builder, IndexSet set, long[] shape, int groups) {
        return switch (set) {
            case BWH -> new Plain(builder, shape, 0, 1, 2);
            case WHC -> new Plain(builder, shape, 1, 2, 3);
            case WH -> new Plain(builder, shape, 1, 2);
            case C -> new Plain(builder, shape, 3);
            case WHCG -> groups == shape[3] || shape[3] == 1
                    ? new Plain(builder, shape, 1, 2)
                    : new Grouped(builder, shape, groups);
        };
    }

    /** From the averaged shape to one number a cell. */
    abstract Output<?> mean(Output<?> x);

    /** From one number a cell, or a compact gradient of that, to a shape that broadcasts against the averaged one. */
    abstract Output<?> spread(Output<?> cells);

    private static final class Plain extends Averaging {
        private final int[] axes;

        Plain(GraphBuilder builder, long[] shape, int... axes) {
            super(builder);
            this.axes = Arrays.stream(axes).filter(axis -> shape[axis] > 1).toArray();
        }

        @Override
        Output<?> mean(Output<?> x) {
            return builder.mean(x, axes);
        }

        @Override
        Output<?> spread(Output<?> cells) {
            return cells;
        }
    }

    /** Over w, h and the channels of a group, each group an axis of its own. */
    private static final class Grouped extends Averaging {
        private final long[] grouped;
        private final long channels;

        Grouped(GraphBuilder builder, long[] shape, int groups) {
            super(builder);
            this.grouped = new long[] {shape[0], shape[1], shape[2], groups, shape[3] / groups};
            this.channels = shape[3];
        }

        @Override
        Output<?> mean(Output<?> x) {
            return builder.mean(builder.reshape(x, grouped), 1, 2, 4);
        }

        @Override
        Output<?> spread(Output<?> cells) {
            Output<?> repeated = builder.broadcastTo(cells, grouped[0], 1, 1, grouped[3], grouped[4]);
            return builder.reshape(repeated, grouped[0], 1, 1, channels);
        }
    }
}
