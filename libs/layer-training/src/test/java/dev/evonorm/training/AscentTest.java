package dev.evonorm.training;

import dev.evonorm.training.anchor.Architecture;
import dev.evonorm.training.anchor.Architecture.Stem;
import dev.evonorm.training.anchor.Block.Bottleneck;
import dev.evonorm.training.anchor.Block.InvertedResidual;
import dev.evonorm.training.anchor.LayerForm;
import dev.evonorm.training.anchor.Network;
import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.anchor.Variables;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat64;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AscentTest {
    private static final Architecture ARCHITECTURE = new Architecture(
            new Stem(3, 1, 4, 2, true), List.of(new Bottleneck(2, 1), new InvertedResidual(2, 3, 2, 4, true)), 0);
    private static final double WIDTH = 1e-6;

    private final SplittableRandom random = new SplittableRandom(3);

    /** Along a random line through every variable: (norm(θ + hd) − norm(θ − hd)) / 2h = d · ∂norm/∂θ. */
    @ParameterizedTest
    @ValueSource(strings = {"bn-relu", "gn-silu", "evonorm-b0", "evonorm-s0"})
    void directionsEqualFiniteDifferencesOfTheNorm(String layer) {
        try (Graph graph = new Graph()) {
            GraphBuilder builder = Compiler.builder(graph, FloatType.FLOAT64);
            Variables variables = new Variables(builder, 5);
            BatchInput input = BatchInput.of(builder, 4, 8);
            LayerForm form = LayerForm.training(builder, variables, ToySettings.layer(layer));
            Output<?> logits = new Network(builder, variables, form).logits(ARCHITECTURE, input.images(), 3);
            Output<?> loss = builder.meanAll(builder.softmaxCrossEntropy(logits, input.labels()));
            List<Variable> trained = variables.trained();
            Ascent ascent = Ascent.of(builder, loss, trained, 0.01);
            List<Moves> moves = trained.stream()
                    .map(variable -> new Moves(builder, variable))
                    .toList();

            List<Operation> initialisers =
                    trained.stream().map(Variable::initialiser).toList();
            try (Session session = Sessions.open(graph, ToySettings.THREADS, initialisers)) {
                Batch batch = batch();
                for (Moves move : moves) {
                    move.run(session, noise(move.size(), 0.1)); // off the symmetric start, away from kinks
                }
                for (int i = 0; i < trained.size(); i++) {
                    double[] line = noise(moves.get(i).size(), 1);
                    double exact = dot(line, fetch(session, ascent.directions().get(i), input, batch));
                    moves.get(i).run(session, scaled(line, WIDTH));
                    double above = fetch(session, ascent.norm(), input, batch)[0];
                    moves.get(i).run(session, scaled(line, -2 * WIDTH));
                    double below = fetch(session, ascent.norm(), input, batch)[0];
                    moves.get(i).run(session, scaled(line, WIDTH));
                    double measured = (above - below) / (2 * WIDTH);
                    assertThat(exact)
                            .as("variable %d, %s", i, trained.get(i).value().shape())
                            .isCloseTo(measured, within(1e-6 + 1e-5 * Math.abs(measured)));
                }
            }
        }
    }

    /** Moves a variable by a vector that is fed. */
    private static final class Moves {
        private final Output<?> by;
        private final GraphOperation move;

        Moves(GraphBuilder builder, Variable variable) {
            by = builder.placeholder(variable.value().shape().asArray());
            move = builder.operation("AssignAddVariableOp", variable.handle(), by);
        }

        int size() {
            return (int) by.shape().size();
        }

        void run(Session session, double[] vector) {
            try (TFloat64 fed = TFloat64.tensorOf(by.shape(), DataBuffers.of(vector, false, false))) {
                session.runner().feed(by, fed).addTarget(move).run().close();
            }
        }
    }

    private static double[] fetch(Session session, Output<?> output, BatchInput input, Batch batch) {
        Session.Runner runner = session.runner().fetch(output);
        try (BatchInput.Fed fed = input.feed(runner, batch);
                Result result = runner.run()) {
            TFloat64 tensor = (TFloat64) result.get(0);
            double[] values = new double[(int) tensor.size()];
            tensor.asRawTensor().data().asDoubles().read(values);
            return values;
        }
    }

    private Batch batch() {
        Batch batch = Batch.of(4, 8);
        for (int i = 0; i < batch.pixels().length; i++) {
            batch.pixels()[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < 4; i++) {
            batch.labels()[i] = i % 3;
        }
        return batch;
    }

    private double[] noise(int size, double deviation) {
        return random.doubles(size)
                .map(uniform -> deviation * Math.sqrt(12) * (uniform - 0.5))
                .toArray();
    }

    private static double[] scaled(double[] vector, double factor) {
        return Arrays.stream(vector).map(value -> value * factor).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
