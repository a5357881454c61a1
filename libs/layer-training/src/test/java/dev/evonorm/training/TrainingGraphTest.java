package dev.evonorm.training;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.training.anchor.Architecture;
import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.Bottleneck;
import dev.evonorm.training.anchor.Block.InvertedResidual;
import dev.evonorm.training.compile.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Trainings whose steps are many and large run in loops, and compute what shorter ones compute. */
class TrainingGraphTest {
    private static final Architecture ARCHITECTURE = new Architecture(
            new Stem(3, 1, 8, 1, true), List.of(new Bottleneck(4, 1), new InvertedResidual(4, 3, 2, 4, true)), 0);
    private static final ImageForm FORM = ImageForm.of(Scale.PAPER);
    private static final int BATCH = 64;
    private static final int CLASSES = 3;
    private static final int FEW = 10;
    private static final int MANY = 100;

    @ParameterizedTest
    @ValueSource(strings = {"evonorm-b0", "evonorm-s0", "bn-relu"})
    void steps_in_loops_are_those_of_operations_and_always_the_same(String layer) {
        assertThat(Effort.of(BATCH, FORM.trainingSide(), FEW)).isEqualTo(Effort.RULES);
        assertThat(Effort.of(BATCH, FORM.trainingSide(), MANY)).isEqualTo(Effort.LOOPS);

        List<Float> operations = numbers(layer, FEW);
        List<Float> loops = numbers(layer, MANY);

        assertThat(loops).hasSameSizeAs(operations);
        for (int i = 0; i < loops.size(); i++) {
            float exact = operations.get(i);
            assertThat(loops.get(i)).as("number %d", i).isCloseTo(exact, within(1e-3f + 1e-2f * Math.abs(exact)));
        }
        assertThat(numbers(layer, MANY)).isEqualTo(loops);
    }

    /** The losses of three steps, then the answers in judgement. */
    private static List<Float> numbers(String layer, int steps) {
        SplittableRandom random = new SplittableRandom(3);
        List<Float> numbers = new ArrayList<>();
        try (TrainingGraph graph = new TrainingGraph(
                ToySettings.layer(layer), ARCHITECTURE, FORM, BATCH, CLASSES, settings(steps), ToySettings.THREADS)) {
            for (int step = 0; step < 3; step++) {
                numbers.add(graph.step(batch(FORM.trainingSide(), random), 0.05));
            }
            for (float logit : graph.logits(batch(FORM.judgedSide(), random))) {
                numbers.add(logit);
            }
        }
        return numbers;
    }

    private static TrainingSettings settings(int steps) {
        return new TrainingSettings(
                "toy", Scale.PAPER, steps, BATCH, 0.05, Schedule.CONSTANT, 0.9, 1e-4, 7, ToySettings.MINUTES);
    }

    private static Batch batch(int side, SplittableRandom random) {
        Batch batch = Batch.of(BATCH, side);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < BATCH; i++) {
            batch.labels()[i] = random.nextInt(CLASSES);
        }
        return batch;
    }
}
