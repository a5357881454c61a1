package dev.evonorm.graph.probe;

import dev.evonorm.graph.interpreter.Evaluation;
import dev.evonorm.graph.interpreter.Gradients;
import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;

import java.util.Arrays;
import java.util.Map;

/** One fixed input with values for v0 and v1, and a fixed gradient of the output to send back. */
@SuppressWarnings("ArrayRecordComponent")
record Trial(Tensor x, Tensor dy, double[] v0, double[] v1) {
    Shape shape() {
        return x.shape();
    }

    Response run(Interpreter layer) {
        Evaluation evaluation = layer.training(x, v0, v1);
        return new Response(this, evaluation.output(), evaluation.gradients(dy), evaluation.batchMoments());
    }

    /** How a layer answers in training. */
    record Response(Trial trial, Tensor output, Gradients gradients, Map<Integer, double[]> batchMoments) {
        boolean isFinite() {
            return output.isFinite()
                    && gradients.x().isFinite()
                    && Arrays.stream(gradients.v0()).allMatch(Double::isFinite)
                    && Arrays.stream(gradients.v1()).allMatch(Double::isFinite);
        }
    }
}
