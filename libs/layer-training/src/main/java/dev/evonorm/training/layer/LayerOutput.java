package dev.evonorm.training.layer;

import org.tensorflow.Output;

import java.util.Map;

/**
 * What a layer computes in training.
 *
 * @param y the layer's output, of the shape of x
 * @param batchMoments for each node that aggregates over the batch, the moment of this batch, [c], before any square root:
 *     μ(x) of a mean, μ(x²) of a moment2, s²(x) of a moment2c. Keys are those of {@link MovingMoments#of}
 */
public record LayerOutput(Output<?> y, Map<Integer, Output<?>> batchMoments) {
    public LayerOutput {
        batchMoments = Map.copyOf(batchMoments);
    }
}
