package dev.evonorm.training.anchor;

import dev.evonorm.graph.Op;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat64;

import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LayerFormTest {
    private static final int CHANNELS = 2;
    private static final Shape SHAPE = Shape.of(4, 3, 3, CHANNELS);
    private static final int PIXELS = 36;

    private final Graph graph = new Graph();
    private final GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT64);
    private final Variables variables = new Variables(builder, 1);
    private final Output<?> x = builder.placeholder(SHAPE.asArray());
    private final double[] mean = new double[CHANNELS];
    private final double[] variance = {1, 1};

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void inferenceUsesMovingAveragesThatEveryTrainingStepUpdates() {
        var layer = Catalogue.find("bn-relu").orElseThrow().graph();
        LayerForm training = LayerForm.training(builder, variables, layer);
        training.layer(x);
        variables.rewind();
        Output<?> inference = LayerForm.inference(builder, variables, layer).layer(x);

        try (Session session = new Session(graph)) {
            Session.Runner initial = session.runner();
            variables.all().forEach(variable -> initial.addTarget(variable.initialiser()));
            initial.run().close();
            for (int step = 0; step < 3; step++) {
                double[] images = images(step);
                update(session, training, images);
                updateByHand(images);
            }

            double[] images = images(9);
            double[] judged = fetch(session, inference, images);

            for (int i = 0; i < images.length; i++) {
                int c = i % CHANNELS;
                double normalised = (images[i] - mean[c]) / Math.sqrt(variance[c] + Op.EPSILON);
                assertThat(judged[i]).isCloseTo(Math.max(normalised, 0), within(1e-12));
            }
        }
    }

    @Test
    void aSecondConstructionOfTheSameNetworkUsesTheSameVariables() {
        var layer = Catalogue.find("evonorm-b0").orElseThrow().graph();
        LayerForm.training(builder, variables, layer).layer(x);
        List<Variable> first = variables.all();
        variables.rewind();
        LayerForm.inference(builder, variables, layer).layer(x);

        assertThat(variables.all()).isEqualTo(first);
        assertThat(first).extracting(Variable::kind).contains(Variable.Kind.MOVING);
    }

    private void updateByHand(double[] images) {
        for (int c = 0; c < CHANNELS; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < images.length; i += CHANNELS) {
                sum += images[i];
                squares += images[i] * images[i];
            }
            double batchMean = sum / PIXELS;
            mean[c] = 0.9 * mean[c] + 0.1 * batchMean;
            variance[c] = 0.9 * variance[c] + 0.1 * (squares / PIXELS - batchMean * batchMean);
        }
    }

    private void update(Session session, LayerForm form, double[] images) {
        try (TFloat64 fed = tensor(images)) {
            Session.Runner runner = session.runner().feed(x, fed);
            form.movingUpdates().forEach(runner::addTarget);
            runner.run().close();
        }
    }

    private double[] fetch(Session session, Output<?> output, double[] images) {
        try (TFloat64 fed = tensor(images);
                Result result = session.runner().feed(x, fed).fetch(output).run()) {
            double[] values = new double[images.length];
            ((TFloat64) result.get(0)).asRawTensor().data().asDoubles().read(values);
            return values;
        }
    }

    private static TFloat64 tensor(double[] images) {
        return TFloat64.tensorOf(SHAPE, DataBuffers.of(images, false, false));
    }

    private static double[] images(int seed) {
        return new SplittableRandom(seed)
                .doubles(SHAPE.size(), -1, 2)
                .map(value -> value * (1 + seed))
                .toArray();
    }
}
