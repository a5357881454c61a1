package dev.evonorm.training.ops;

import org.tensorflow.Output;

import java.util.List;

/** An output that is differentiated as a whole, by rules of its own. */
record Composite(List<Output<?>> inputs, List<Pullback> pullbacks) {
    Composite {
        if (inputs.size() != pullbacks.size()) {
            throw new IllegalArgumentException(
                    "%d inputs have %d pullbacks; give one for each".formatted(inputs.size(), pullbacks.size()));
        }
    }
}
