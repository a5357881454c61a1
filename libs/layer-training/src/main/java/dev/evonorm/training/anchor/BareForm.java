package dev.evonorm.training.anchor;

import org.tensorflow.Operation;
import org.tensorflow.Output;

import java.util.List;

/** Nothing at all: the network's convolutions alone, to tell what the layers cost. It does not train. */
public final class BareForm implements NetworkForm {
    @Override
    public Output<?> layer(Output<?> x) {
        return x;
    }

    @Override
    public Output<?> affine(Output<?> x) {
        return x;
    }

    @Override
    public List<Operation> movingUpdates() {
        return List.of();
    }
}
