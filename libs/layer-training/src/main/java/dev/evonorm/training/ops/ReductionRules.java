package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.Map;

/** Gradients of sums, means and softmax. */
final class ReductionRules {
    static final Map<String, Rule> TABLE = Map.of(
            "Sum", Rule.of(call -> keepingAxes(call, call.dy())),
            "Mean", Rule.of(ReductionRules::mean),
            "BiasAdd", Rule.of(Call::dy, call -> call.unbroadcast(call.dy(), 1)),
            "LogSoftmax", Rule.full(ReductionRules::logSoftmax));

    private ReductionRules() {}

    /** A gradient of the reduced tensor with the reduced axes at size 1: the compact gradient of the input. */
    private static Output<?> keepingAxes(Call call, Output<?> gradient) {
        if (call.flag("keep_dims")) {
            return gradient;
        }
        long[] sizes = new long[call.shape(0).numDimensions()];
        boolean[] reduced = new boolean[sizes.length];
        for (int axis : call.builder().ints(call.input(1))) {
            reduced[Math.floorMod(axis, sizes.length)] = true;
        }
        int kept = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = reduced[axis] ? 1 : gradient.shape().size(kept++);
        }
        return call.builder().reshape(gradient, sizes);
    }

    private static Output<?> mean(Call call) {
        double share = (double) call.y().shape().size() / call.shape(0).size();
        return keepingAxes(call, call.builder().scale(share, call.dy()));
    }

    /** dy − softmax(x)·Σ dy, over the last axis. */
    private static Output<?> logSoftmax(Call call) {
        GraphBuilder b = call.builder();
        Output<?> sum = b.sum(call.dy(), call.y().shape().numDimensions() - 1);
        return b.sub(call.dy(), b.mul(b.exp(call.y()), sum));
    }
}
