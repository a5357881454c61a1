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
        int dropped = full.numDimensions() - target.numDimensions();
        List<Integer> axes = new ArrayList<>();
        double copies = 1;
        for (int axis = 0; axis < full.numDimensions(); axis++) {
            boolean broadcast = full.size(axis) != 1 && (axis < dropped || target.size(axis - dropped) == 1);
            if (broadcast && gradient.shape().size(axis) == 1) {
                copies *= full.size(axis);
            } else if (broadcast) {
                axes.add(axis);
            }
        }
        Output<?> sum =
                builder.sum(gradient, axes.stream().mapToInt(Integer::intValue).toArray());
        long[] sizes = sum.shape().asArray();
        return builder.reshape(builder.scale(copies, sum), Arrays.copyOfRange(sizes, dropped, sizes.length));
    }

    /** The sum of gradients of one tensor: equal shapes first, then by broadcasting, so that full ones are added last. */
    static Output<?> sum(GraphBuilder builder, List<Output<?>> gradients) {
        Map<Shape, List<Output<?>>> byShape = new LinkedHashMap<>();
        for (Output<?> gradient : gradients) {
            byShape.computeIfAbsent(gradient.shape(), shape -> new ArrayList<>())
                    .add(gradient);
        }
        return byShape.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> entry.getKey().size()))
                .<Output<?>>map(entry -> builder.addAll(entry.getValue()))
                .reduce(builder::add)
                .orElseThrow();
    }

    /** Ones of a shape, as compact as can be. */
    static Output<?> ones(GraphBuilder builder, Shape shape) {
        long[] sizes = new long[shape.numDimensions()];
        Arrays.fill(sizes, 1);
        return builder.reshape(builder.constant(1), sizes);
    }
}
