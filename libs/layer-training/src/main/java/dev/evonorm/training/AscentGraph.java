package dev.evonorm.training;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.anchor.Architecture;
import dev.evonorm.training.anchor.LayerForm;
import dev.evonorm.training.anchor.Network;
import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.anchor.Variables;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.compile.Effort;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

import java.util.List;

/** One network in training form whose weights climb on the norm of the loss's gradient. */
final class AscentGraph implements AutoCloseable {
    private final BatchInput input;
    private final String done;
    private final Program program;

    /** Builds the network with fresh weights of that seed. */
    AscentGraph(
            LayerGraph layer,
            Architecture architecture,
            int batch,
            int side,
            int classes,
            double stepSize,
            int steps,
            long seed,
            int threads) {
        Graph graph = new Graph();
        try {
            Effort effort = Effort.of(batch, side, steps);
            GraphBuilder builder = Compiler.builder(graph, FloatType.FLOAT32, effort);
            Variables variables = new Variables(builder, seed);
            input = BatchInput.of(builder, batch, side);
            LayerForm form = LayerForm.training(builder, variables, layer);
            Output<?> logits = new Network(builder, variables, form).logits(architecture, input.images(), classes);
            Output<?> loss = builder.meanAll(builder.softmaxCrossEntropy(logits, input.labels()));
            List<Variable> trained = variables.trained();
            Ascent ascent = Ascent.of(builder, loss, trained, stepSize);
            Output<?> norm = builder.after(ascent.updates(), ascent.norm());
            done = Program.name(norm);
            List<Operation> initialisers =
                    trained.stream().<Operation>map(Variable::initialiser).toList();
            program = Program.of(graph, effort, threads, List.of(norm), initialisers);
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    /** One step of the ascent; the norm is that before the step, fetched through all updates. */
    float step(Batch batch) {
        Session.Runner runner = program.runner().fetch(done);
        try (BatchInput.Fed fed = input.feed(runner, batch);
                Result result = runner.run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
