package dev.evonorm.training.ops;

import org.tensorflow.GraphOperation;
import org.tensorflow.OperationAttributeInspector;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.ArrayList;
import java.util.List;

/** How a convolution or a pooling slides over its input; its gradients slide the same way. */
record Window(List<Object> attributes) {

    static Window of(Call call) {
        GraphOperation operation = call.operation();
        OperationAttributeInspector from = operation.attributes();
        List<Object> attributes = new ArrayList<>();
        attributes.addAll(List.of("strides", from.getAttrIntList("strides")));
        attributes.addAll(List.of("padding", from.getAttrString("padding")));
        attributes.addAll(List.of("data_format", from.getAttrString("data_format")));
        String size = operation.type().contains("Pool") ? "ksize" : "dilations";
        attributes.addAll(List.of(size, from.getAttrIntList(size)));
        return new Window(attributes);
    }

    /** Arguments of {@link GraphBuilder#op}: inputs, then these attributes. */
    Object[] arguments(Output<?>... inputs) {
        List<Object> arguments = new ArrayList<>(List.of((Object[]) inputs));
        arguments.addAll(attributes);
        return arguments.toArray();
    }

    /** A shape as the int32 vector that convolutions and poolings take. */
    static Output<?> sizes(GraphBuilder builder, Shape shape) {
        int[] sizes = new int[shape.numDimensions()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.toIntExact(shape.size(axis));
        }
        return builder.intConstants(sizes);
    }
}
