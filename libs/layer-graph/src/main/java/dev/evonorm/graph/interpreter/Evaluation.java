package dev.evonorm.graph.interpreter;

import java.util.HashMap;
import java.util.Map;

/** A layer's values on one batch in training; immutable. */
public final class Evaluation {
    private final Interpreter interpreter;
    private final Tensor x;
    private final Tensor[] values;
    private final Map<Integer, double[]> batchMoments;

    Evaluation(Interpreter interpreter, Tensor x, Tensor[] values, Map<Integer, double[]> batchMoments) {
        this.interpreter = interpreter;
        this.x = x;
        this.values = values;
        this.batchMoments = batchMoments;
    }

    /** The layer's output, [b, h, w, c]. */
    public Tensor output() {
        return values[interpreter.output()].expandTo(x.shape());
    }

    /** By live node over (b, w, h): this batch's mean, mean square or variance, one value a channel; copies. */
    public Map<Integer, double[]> batchMoments() {
        Map<Integer, double[]> copies = new HashMap<>();
        batchMoments.forEach((node, moment) -> copies.put(node, moment.clone()));
        return copies;
    }

    /** The gradients of Σ dy·output, through the batch's moments too; dy is [b, h, w, c]. */
    public Gradients gradients(Tensor dy) {
        if (!dy.shape().equals(x.shape())) {
            throw new IllegalArgumentException("dy is %s; it must be %s as x is".formatted(dy.shape(), x.shape()));
        }
        return interpreter.gradients(x, values, dy);
    }
}
