package dev.evonorm.training.anchor;

import org.tensorflow.Operation;
import org.tensorflow.Output;

import java.util.List;

/** What stands at the places of a network that the original normalises. */
public interface NetworkForm {
    /** In place of normalisation with activation; x is [b, h, w, c], so is the result. */
    Output<?> layer(Output<?> x);

    /** In place of normalisation without activation. */
    Output<?> affine(Output<?> x);

    /** Ops that update moving averages; run them with every training step. */
    List<Operation> movingUpdates();
}
