package dev.evonorm.training.ops;

import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Arithmetic on compact gradients, which have size 1 in axes along which all values are equal.
 *
 * <p>A mean over b, w, h sends the same gradient to every element. Writing that out costs a pass over the whole tensor,
 * and full-tensor passes are what a training step spends its time on; kept compact it is c numbers.
 */
final class Compact {
    private Compact() {}

    /** A gradient of a full shape summed over the axes along which a tensor of the target shape was broadcast. */
    static Output<?> sumTo(GraphBuilder builder, Output<?> gradient, Shape full, Shape target) {
        Summed summed = Summed.of(builder.shape(gradient), full, target);
        return summed.shaped(builder, builder.sum(gradient, summed.axes));
    }

    /** The same of the product of two gradients or tensors, of which each may be compact. */
    static Output<?> sumOfProductTo(GraphBuilder builder, Output<?> x, Output<?> y, Shape full, Shape target) {
        long[] sizes = full.asArray();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.max(sizeFromRight(builder, x, full, axis), sizeFromRight(builder, y, full, axis));
        }
        Summed summed = Summed.of(Shape.of(sizes), full, target);
        Output<?> sum = summed.axes.length == 0 ? builder.mul(x, y) : builder.sumOfProduct(x, y, summed.axes);
        return summed.shaped(builder, sum);
    }

    private static long sizeFromRight(GraphBuilder builder, Output<?> x, Shape full, int axis) {
        int own = axis - (full.numDimensions() - builder.shape(x).numDimensions());
        return own < 0 ? 1 : builder.shape(x).size(own);
    }

    /** What is left to do for a sum: the axes that a gradient holds, the copies along those where it is compact. */
    private record Summed(int[] axes, double copies, int dropped) {
        static Summed of(Shape gradient, Shape full, Shape target) {
            int dropped = full.numDimensions() - target.numDimensions();
            List<Integer> axes = new ArrayList<>();
            double copies = 1;
            for (int axis = 0; axis < full.numDimensions(); axis++) {
                boolean broadcast = full.size(axis) != 1 && (axis < dropped || target.size(axis - dropped) == 1);
                if (broadcast && gradient.size(axis) == 1) {
                    copies *= full.size(axis);
                } else if (broadcast) {
                    axes.add(axis);
                }
            }
            return new Summed(axes.stream().mapToInt(Integer::intValue).toArray(), copies, dropped);
        }

        Output<?> shaped(GraphBuilder builder, Output<?> sum) {
            long[] sizes = builder.shape(sum).asArray();
            return builder.reshape(builder.scale(copies, sum), Arrays.copyOfRange(sizes, dropped, sizes.length));
        }
    }

    /**
     * The sum of gradients of one tensor: equal shapes first, and what is small is added to one of the full ones, so that
     * little is left to do when these are added.
     */
    static Output<?> sum(GraphBuilder builder, List<Output<?>> gradients) {
        Map<Shape, List<Output<?>>> byShape = new LinkedHashMap<>();
        for (Output<?> gradient : gradients) {
            byShape.computeIfAbsent(builder.shape(gradient), shape -> new ArrayList<>())
                    .add(gradient);
        }
        List<List<Output<?>>> bySize = byShape.values().stream()
                .sorted(Comparator.comparingLong(
                        group -> builder.shape(group.get(0)).size()))
                .toList();
        Output<?> sum = builder.addAll(bySize.get(0));
        for (List<Output<?>> larger : bySize.subList(1, bySize.size())) {
            List<Output<?>> terms = new ArrayList<>(larger);
            int last = terms.size() - 1;
            Output<?> joined = builder.add(terms.get(last), sum);
            if (builder.shape(joined).equals(builder.shape(terms.get(last)))) {
                terms.set(last, joined);
                sum = builder.addAll(terms);
            } else {
                // A value a sample and one a channel: neither has the other's shape.
                sum = builder.add(builder.addAll(terms), sum);
            }
        }
        return sum;
    }

    /** Ones of a shape, as compact as can be. */
    static Output<?> ones(GraphBuilder builder, Shape shape) {
        long[] sizes = new long[shape.numDimensions()];
        Arrays.fill(sizes, 1);
        return builder.reshape(builder.constant(1), sizes);
    }
}
