package dev.evonorm.training;

import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.anchor.Variable.Kind;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat64;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SgdTest {
    private static final double RATE = 0.1;
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 0.01;

    private final Graph graph = new Graph();
    private final GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT64);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void nesterovStepsEqualAHandComputationAndKernelsAloneDecay() {
        Variable kernel = variable(Kind.KERNEL, 3);
        Variable vector = variable(Kind.VECTOR, 3);
        // ℓ = w² / 2 + u² / 2: the gradient of each is itself
        Output<?> loss = builder.scale(
                0.5, builder.sumAll(builder.add(builder.square(kernel.value()), builder.square(vector.value()))));
        Sgd sgd = Sgd.of(builder, loss, List.of(kernel, vector), builder.constant(RATE), MOMENTUM, DECAY);
        List<Operation> initialisers = new ArrayList<>(sgd.initialisers());
        initialisers.add(kernel.initialiser());
        initialisers.add(vector.initialiser());

        try (Session session = Sessions.open(graph, ToySettings.THREADS, initialisers)) {
            Nesterov expectedKernel = new Nesterov(3, DECAY);
            Nesterov expectedVector = new Nesterov(3, 0);
            for (int step = 0; step < 3; step++) {
                step(session, sgd);
                expectedKernel.step();
                expectedVector.step();
                assertThat(value(session, kernel)).isCloseTo(expectedKernel.weight, within(1e-12));
                assertThat(value(session, vector)).isCloseTo(expectedVector.weight, within(1e-12));
            }
        }
    }

    /** As in Sutskever et al. 2013, in the form that TensorFlow uses. */
    private static final class Nesterov {
        private final double decay;
        private double weight;
        private double accumulated;

        Nesterov(double weight, double decay) {
            this.weight = weight;
            this.decay = decay;
        }

        void step() {
            double gradient = weight + decay * weight;
            accumulated = MOMENTUM * accumulated + gradient;
            weight -= RATE * (gradient + MOMENTUM * accumulated);
        }
    }

    private Variable variable(Kind kind, double initial) {
        Output<?> handle = builder.op(
                "VarHandleOp",
                "dtype",
                FloatType.FLOAT64.dataType(),
                "shape",
                org.tensorflow.ndarray.Shape.of(1),
                "shared_name",
                kind.name());
        Operation initialiser = builder.operation("AssignVariableOp", handle, builder.fill(initial, 1));
        Output<?> value = builder.op("ReadVariableOp", handle, "dtype", FloatType.FLOAT64.dataType());
        return new Variable(kind, handle, value, initialiser);
    }

    private static void step(Session session, Sgd sgd) {
        Session.Runner runner = session.runner();
        sgd.updates().forEach(runner::addTarget);
        runner.run().close();
    }

    private static double value(Session session, Variable variable) {
        try (Result result = session.runner().fetch(variable.value()).run()) {
            return ((TFloat64) result.get(0)).getDouble(0);
        }
    }
}
