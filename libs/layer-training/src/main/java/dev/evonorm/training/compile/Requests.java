package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asking again with another input, and reading what reductions reduce. */
final class Requests {
    private Requests() {}

    /** The same operation with one input replaced. */
    static Output<?> again(GraphBuilder builder, Request request, int index, Output<?> input) {
        List<Output<?>> inputs = new ArrayList<>(request.inputs());
        inputs.set(index, input);
        if (request.is(GraphBuilder.SUM_OF_PRODUCT)) {
            return builder.sumOfProduct(inputs.get(0), inputs.get(1), builder.ints(inputs.get(2)));
        }
        List<Object> arguments = new ArrayList<>(inputs);
        request.attributes().forEach((name, value) -> arguments.addAll(List.of(name, value)));
        return builder.op(request.type(), arguments.toArray());
    }

    /** The sorted axes of a sum, mean or sum of products that keeps its rank of four; empty for any other. */
    static int[] axes(GraphBuilder builder, Request request) {
        boolean product = request.is(GraphBuilder.SUM_OF_PRODUCT);
        boolean keeps = product || Boolean.TRUE.equals(request.attributes().get("keep_dims"));
        if (!keeps || builder.shape(request.input(0)).numDimensions() != 4) {
            return new int[0];
        }
        return Arrays.stream(builder.ints(request.input(product ? 2 : 1)))
                .map(axis -> Math.floorMod(axis, 4))
                .sorted()
                .toArray();
    }

    static boolean isAddition(Request request) {
        return request.is("AddV2") || request.is("AddN");
    }

    static boolean isMean(GraphBuilder builder, Request request) {
        return request.is("Mean") && axes(builder, request).length > 0;
    }

    static boolean isSum(GraphBuilder builder, Request request) {
        return request.is("Sum") && axes(builder, request).length > 0;
    }

    /** The elements of x that each value of a reduction over these axes is made of. */
    static double count(GraphBuilder builder, Output<?> x, int... axes) {
        return Arrays.stream(axes)
                .mapToDouble(axis -> builder.shape(x).size(axis))
                .reduce(1, (a, b) -> a * b);
    }
}
