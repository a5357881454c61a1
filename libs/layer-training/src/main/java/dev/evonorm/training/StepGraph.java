package dev.evonorm.training;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.training.anchor.BareForm;
import dev.evonorm.training.anchor.FusedBatchNormForm;
import dev.evonorm.training.anchor.LayerForm;
import dev.evonorm.training.anchor.Network;
import dev.evonorm.training.anchor.NetworkForm;
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

import java.util.ArrayList;
import java.util.List;

/** One kind of step to be timed: network, gradients, updates, on one batch of noise. */
final class StepGraph implements AutoCloseable {
    private static final long SEED = 1;
    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 1e-4;

    private final BatchInput input;
    private final String lossAndUpdates;
    private final Program program;

    StepGraph(StepKind kind, StepBench.Case of, int threads) {
        Graph graph = new Graph();
        try {
            Effort effort = kind.effort(of.batch(), of.side());
            GraphBuilder builder = kind == StepKind.PLAIN || kind == StepKind.LITERAL
                    ? GraphBuilder.plain(graph, FloatType.FLOAT32)
                    : Compiler.builder(graph, FloatType.FLOAT32, effort);
            Variables variables = new Variables(builder, SEED);
            input = BatchInput.of(builder, of.batch(), of.side());
            NetworkForm form = form(kind, builder, variables, of.layer());
            Output<?> logits = new Network(builder, variables, form)
                    .logits(Networks.of(of.anchor(), of.scale()), input.images(), StepBench.Case.CLASSES);
            Output<?> loss = builder.meanAll(builder.softmaxCrossEntropy(logits, input.labels()));
            List<Operation> initialisers = new ArrayList<>();
            List<Operation> updates = new ArrayList<>(updates(kind, builder, loss, variables, initialisers));
            updates.addAll(form.movingUpdates());
            Output<?> fetched = builder.after(updates, loss);
            lossAndUpdates = fetched.op().name();
            variables.all().forEach(variable -> initialisers.add(variable.initialiser()));
            if (kind == StepKind.BARE) {
                initialisers.addAll(halvings(builder, variables));
            }
            program = Program.of(graph, effort, threads, List.of(fetched), initialisers);
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    private static NetworkForm form(StepKind kind, GraphBuilder builder, Variables variables, LayerGraph layer) {
        return switch (kind) {
            case COMPILED, PLAIN, ASCENT -> LayerForm.training(builder, variables, layer);
            case LITERAL -> LayerForm.literal(builder, variables, layer);
            case FUSED -> new FusedBatchNormForm(builder, variables);
            case BARE -> new BareForm();
        };
    }

    /** The rate is 0, so that the weights stay and no step overflows; what is computed is the same. */
    private static List<Operation> updates(
            StepKind kind, GraphBuilder builder, Output<?> loss, Variables variables, List<Operation> initialisers) {
        List<Variable> trained = variables.trained();
        if (kind == StepKind.ASCENT) {
            return Ascent.of(builder, loss, trained, 0).updates();
        }
        Sgd sgd = Sgd.of(builder, loss, trained, builder.constant(0), MOMENTUM, WEIGHT_DECAY);
        initialisers.addAll(sgd.initialisers());
        return sgd.updates();
    }

    /** Without layers nothing keeps the signal small: with half the weights it stays finite, so that no sum is NaN. */
    private static List<Operation> halvings(GraphBuilder builder, Variables variables) {
        return variables.all().stream()
                .filter(variable -> variable.kind() == Variable.Kind.KERNEL)
                .<Operation>map(variable -> halving(builder, variable))
                .toList();
    }

    /** Reads the variable once more, after its initialiser. */
    private static Operation halving(GraphBuilder builder, Variable variable) {
        Output<?> initial = builder.operation(
                        "ReadVariableOp",
                        variable.handle(),
                        variable.initialiser(),
                        "dtype",
                        builder.floatType().dataType())
                .output(0);
        return builder.operation("AssignSubVariableOp", variable.handle(), builder.scale(0.5, initial));
    }

    void step(Batch batch) {
        Session.Runner runner = program.runner().fetch(lossAndUpdates);
        try (BatchInput.Fed fed = input.feed(runner, batch)) {
            runner.run().close();
        }
    }

    /** One step, with what each type of operation took. */
    StepProfile profile(Batch batch) {
        Session.Runner runner = program.runner().fetch(lossAndUpdates).setOptions(StepProfile.TRACED);
        try (BatchInput.Fed fed = input.feed(runner, batch);
                Result result = runner.runAndFetchMetadata()) {
            return StepProfile.of(program.graph(), result.getMetadata().orElseThrow());
        }
    }

    /** The operations that a step runs. */
    int operations() {
        return Reachable.from(program.graph().operation(lossAndUpdates)).size();
    }

    @Override
    public void close() {
        program.close();
    }
}
