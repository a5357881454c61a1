package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.interpreter.ClosedForms.Position;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.Term.X;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class InferenceTest {
    private static final Shape SHAPE = new Shape(3, 2, 2, 4);
    private static final LayerGraph BN_RELU =
            Catalogue.find("bn-relu").orElseThrow().graph();

    @Test
    void batchMomentsAreThoseBeforeTheSquareRoot() {
        Inputs inputs = Inputs.random(SHAPE, 1);
        LayerGraph graph = X.mean(BWH).plus(X.rms(BWH)).plus(X.std(BWH)).graph();

        Map<Integer, double[]> moments = inputs.training(new Interpreter(graph)).batchMoments();

        assertThat(moments).hasSize(3);
        moments.forEach((node, moment) -> {
            Op op = graph.nodes().get(node).op();
            for (int c = 0; c < SHAPE.c(); c++) {
                Position position = new Position(inputs, 1, 0, 0, 0, c);
                double expected =
                        switch (op) {
                            case MEAN -> position.mean(BWH, v -> v);
                            case MOMENT2 -> position.mean(BWH, v -> v * v);
                            default -> position.variance(BWH, v -> v);
                        };
                assertThat(moment[c]).as(op.id()).isCloseTo(expected, within(1e-12));
            }
        });
    }

    @Test
    void batchNormalizationUsesItsMovingMeanAndVariance() {
        Inputs first = Inputs.random(SHAPE, 1);
        Inputs second = Inputs.random(SHAPE, 2);
        Inputs inputs = Inputs.random(SHAPE, 3);
        Interpreter layer = new Interpreter(BN_RELU);
        MovingMoments moments = MovingMoments.initial(BN_RELU, SHAPE.c())
                .after(first.training(layer).batchMoments())
                .after(second.training(layer).batchMoments());

        Tensor y = layer.inference(inputs.x(), inputs.v0(), inputs.v1(), moments);

        for (int b = 0; b < SHAPE.b(); b++) {
            for (int c = 0; c < SHAPE.c(); c++) {
                Position p1 = new Position(first, 1, 0, 0, 0, c);
                Position p2 = new Position(second, 1, 0, 0, 0, c);
                double mean = 0.9 * (0.1 * p1.mean(BWH, v -> v)) + 0.1 * p2.mean(BWH, v -> v);
                double variance = 0.9 * (0.9 + 0.1 * p1.variance(BWH, v -> v)) + 0.1 * p2.variance(BWH, v -> v);
                double normalized = (inputs.x().at(b, 1, 0, c) - mean) / Math.sqrt(variance + 1e-5);
                double expected = Math.max(inputs.v1()[c] * normalized + inputs.v0()[c], 0);
                assertThat(y.at(b, 1, 0, c)).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void aSampleIsInferredAloneAsInItsBatch() {
        Inputs inputs = Inputs.random(SHAPE, 4);
        for (var layer : Catalogue.layers()) {
            Interpreter interpreter = new Interpreter(layer.graph());
            MovingMoments moments = MovingMoments.initial(layer.graph(), SHAPE.c());
            Tensor together = interpreter.inference(inputs.x(), inputs.v0(), inputs.v1(), moments);
            Tensor firstSample = Tensor.of(
                    new Shape(1, 2, 2, 4), java.util.Arrays.copyOf(inputs.x().values(), 16));

            Tensor alone = interpreter.inference(firstSample, inputs.v0(), inputs.v1(), moments);

            assertThat(alone.values()).as(layer.name()).containsExactly(java.util.Arrays.copyOf(together.values(), 16));
        }
    }

    @Test
    void withoutBatchMomentsInferenceIsTraining() {
        Inputs inputs = Inputs.random(SHAPE, 5);
        LayerGraph graph = Catalogue.find("evonorm-s0").orElseThrow().graph().withGroups(2);
        Interpreter layer = new Interpreter(graph);

        Tensor inferred = layer.inference(inputs.x(), inputs.v0(), inputs.v1(), MovingMoments.initial(graph, 4));

        assertThat(inferred.values())
                .containsExactly(inputs.training(layer).output().values());
    }

    @Test
    void averagesOfAnotherGraphAreRefused() {
        Inputs inputs = Inputs.random(SHAPE, 6);
        MovingMoments none = MovingMoments.initial(X.plus(X).graph(), 4);

        assertThatThrownBy(() -> new Interpreter(BN_RELU).inference(inputs.x(), inputs.v0(), inputs.v1(), none))
                .hasMessageContaining("no moment for node");
    }

    @Test
    void vectorsOfTheWrongLengthAreRefused() {
        Inputs inputs = Inputs.random(SHAPE, 7);

        assertThatThrownBy(() -> new Interpreter(BN_RELU).training(inputs.x(), new double[3], inputs.v1()))
                .hasMessage("v0 has 3 values and v1 has 4; x has 4 channels");
        assertThatThrownBy(() -> Tensor.of(SHAPE, 1, 2)).hasMessageContaining("2 values for a tensor");
    }
}
