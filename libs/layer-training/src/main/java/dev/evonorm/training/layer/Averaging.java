package dev.evonorm.training.layer;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Output;

import java.util.Arrays;

/**
 * The mean over an index set of tensors of one shape [b, h, w, c], in which any axis may have size 1: such a tensor holds
 * one value for all elements along the axis, and its mean along the axis is that value.
 *
 * <p>A mean is made in two steps, so that moments can be differentiated in closed form between them. {@link #mean} gives
 * one number a cell, where a cell is a set of elements that are averaged: [1, 1, 1, c] for (b, w, h), [b, 1, 1, g, 1] for
 * channel groups. {@link #spread} gives these numbers a shape that broadcasts against [b, h, w, c].
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

    /** The number of elements in a cell. */
    abstract long count();

    /** From the averaged shape to one number a cell. */
    abstract Output<?> mean(Output<?> x);

    /** From one number a cell, or a compact gradient of that, to a shape that broadcasts against the averaged one. */
    abstract Output<?> spread(Output<?> cells);

    private static final class Plain extends Averaging {
        private final int[] axes;
        private final long count;

        Plain(GraphBuilder builder, long[] shape, int... axes) {
            super(builder);
            this.axes = Arrays.stream(axes).filter(axis -> shape[axis] > 1).toArray();
            this.count = Arrays.stream(axes).mapToLong(axis -> shape[axis]).reduce(1, Math::multiplyExact);
        }

        @Override
        long count() {
            return count;
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

    /** Over w and h first: a mean over two axes of five is slow, and after this the tensor is small. */
    private static final class Grouped extends Averaging {
        private final Averaging positions;
        private final long samples;
        private final long channels;
        private final int groups;

        Grouped(GraphBuilder builder, long[] shape, int groups) {
            super(builder);
            this.positions = new Plain(builder, shape, 1, 2);
            this.samples = shape[0];
            this.channels = shape[3];
            this.groups = groups;
        }

        @Override
        long count() {
            return positions.count() * (channels / groups);
        }

        @Override
        Output<?> mean(Output<?> x) {
            return builder.mean(builder.reshape(positions.mean(x), samples, 1, 1, groups, channels / groups), 4);
        }

        @Override
        Output<?> spread(Output<?> cells) {
            Output<?> repeated = builder.broadcastTo(cells, samples, 1, 1, groups, channels / groups);
            return builder.reshape(repeated, samples, 1, 1, channels);
        }
    }
}
