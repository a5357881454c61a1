package dev.evonorm.training;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.anchor.Architecture;

import java.util.List;

/** Another framework that makes the same training steps, in a process of its own. */
public interface Peer {
    /**
     * Builds a network with given weights and computes the loss of the batch and its gradient, without a step.
     *
     * @throws IllegalStateException if the peer cannot; the message says what it said
     */
    Check build(Network network);

    /** One training step on that batch at rate 0: loss, gradients, Nesterov momentum, weight decay on kernels. */
    Step step();

    /**
     * What is built.
     *
     * @param layer in canonical form
     * @param fused whether batch norm and ReLU, by the framework's own kernels, stand in place of the layer
     * @param images [batch, side, side, 3]
     * @param labels [batch]
     * @param weights the first values of all variables in the order of construction, moving averages among them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Network(
            Architecture architecture,
            LayerGraph layer,
            boolean fused,
            int classes,
            int side,
            float[] images,
            int[] labels,
            List<float[]> weights) {
        public Network {
            weights = List.copyOf(weights);
        }
    }

    /**
     * By which two builds are known to be the same network.
     *
     * @param parameters numbers that are trained
     * @param loss of the batch at the first weights
     * @param gradientNorm of the loss by all parameters
     */
    record Check(long parameters, double loss, double gradientNorm) {
        /** How far the other's loss or gradient norm is off, as a share of this one's; infinite if it has other parameters. */
        public double difference(Check other) {
            return parameters == other.parameters
                    ? Math.max(
                            Math.abs(loss - other.loss) / Math.abs(loss),
                            Math.abs(gradientNorm - other.gradientNorm) / Math.abs(gradientNorm))
                    : Double.POSITIVE_INFINITY;
        }
    }

    /** What one step took, by the peer's own clocks. */
    record Step(double cpuMillis, double wallMillis) {}
}
