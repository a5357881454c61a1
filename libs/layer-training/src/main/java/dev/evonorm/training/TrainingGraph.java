package dev.evonorm.training;

import dev.evonorm.contracts.settings.TrainingSettings;
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
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One network in TensorFlow, in training and in inference form over the same variables, with its optimiser. */
final class TrainingGraph implements AutoCloseable {
    private final BatchInput training;
    private final BatchInput judged;
    private final String rate;
    private final String done;
    private final String answers;
    private final String logits;
    private final long parameters;
    private final Program program;

    /** Builds the network with fresh weights of the settings' seed. */
    TrainingGraph(
            LayerGraph layer,
            Architecture architecture,
            ImageForm form,
            int judgedBatch,
            int classes,
            TrainingSettings settings,
            int threads) {
        Graph graph = new Graph();
        try {
            Effort effort = Effort.of(settings.batch(), form.trainingSide(), settings.steps());
            GraphBuilder builder = Compiler.builder(graph, FloatType.FLOAT32, effort);
            Variables variables = new Variables(builder, settings.seed());

            training = BatchInput.of(builder, settings.batch(), form.trainingSide());
            LayerForm trainingForm = LayerForm.training(builder, variables, layer);
            Output<?> trainingLogits =
                    new Network(builder, variables, trainingForm).logits(architecture, training.images(), classes);
            Output<?> loss = builder.meanAll(builder.softmaxCrossEntropy(trainingLogits, training.labels()));

            Output<?> learningRate = builder.placeholder();
            List<Variable> trained = variables.trained();
            Sgd sgd = Sgd.of(builder, loss, trained, learningRate, settings.momentum(), settings.weightDecay());
            Output<?> lossAndUpdates = throughUpdates(builder, loss, sgd, trainingForm);
            parameters = trained.stream().mapToLong(Variable::size).sum();

            variables.rewind();
            judged = BatchInput.of(builder, judgedBatch, form.judgedSide());
            Output<?> judgedLogits = new Network(builder, variables, LayerForm.inference(builder, variables, layer))
                    .logits(architecture, judged.images(), classes);

            List<Operation> initialisers = new ArrayList<>(sgd.initialisers());
            variables.all().forEach(variable -> initialisers.add(variable.initialiser()));
            rate = learningRate.op().name();
            done = Program.name(lossAndUpdates);
            answers = Program.name(trainingLogits);
            logits = Program.name(judgedLogits);
            program = Program.of(
                    graph, effort, threads, List.of(lossAndUpdates, trainingLogits, judgedLogits), initialisers);
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    private static Output<?> throughUpdates(GraphBuilder builder, Output<?> loss, Sgd sgd, LayerForm form) {
        List<Operation> updates = new ArrayList<>(sgd.updates());
        updates.addAll(form.movingUpdates());
        return builder.after(updates, loss);
    }

    /** The trainable numbers of the network. */
    long parameters() {
        return parameters;
    }

    /**
     * One step of the optimiser and of the moving averages; the loss is that before the step. It is fetched through all
     * updates: TensorFlow says nothing when a target was not reached, but a fetch that was not is an error.
     */
    float step(Batch batch, double learningRate) {
        return step(program.runner().fetch(done), batch, learningRate, TrainingGraph::loss);
    }

    /** {@link #step}, and what the network answered before it. */
    Answered answeredStep(Batch batch, double learningRate) {
        Session.Runner runner = program.runner().fetch(done).fetch(answers);
        return step(runner, batch, learningRate, result -> new Answered(loss(result), floats(result.get(1))));
    }

    /** @param logits in training form, row by row; none where they were not asked for */
    record Answered(float loss, float[] logits) {
        private static final float[] NONE = {};

        static Answered unheard(float loss) {
            return new Answered(loss, NONE);
        }
    }

    private <T> T step(Session.Runner runner, Batch batch, double learningRate, Function<Result, T> read) {
        try (BatchInput.Fed fed = training.feed(runner, batch);
                TFloat32 value = TFloat32.scalarOf((float) learningRate);
                Result result = runner.feed(rate, value).run()) {
            return read.apply(result);
        }
    }

    private static float loss(Result result) {
        return ((TFloat32) result.get(0)).getFloat();
    }

    private static float[] floats(Tensor tensor) {
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }

    /** The logits of a batch in inference form, row by row. */
    float[] logits(Batch batch) {
        Session.Runner runner = program.runner().fetch(logits);
        try (BatchInput.Fed fed = judged.feed(runner, batch);
                Result result = runner.run()) {
            return floats(result.get(0));
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
