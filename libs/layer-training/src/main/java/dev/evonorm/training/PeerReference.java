package dev.evonorm.training;

import dev.evonorm.training.anchor.FusedBatchNormForm;
import dev.evonorm.training.anchor.LayerForm;
import dev.evonorm.training.anchor.Network;
import dev.evonorm.training.anchor.NetworkForm;
import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.anchor.Variables;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.compile.Effort;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

import java.util.ArrayList;
import java.util.List;

/** What a network computes at its first weights: what a peer must compute too, to be compared with. */
final class PeerReference {
    private static final long SEED = 1;

    private PeerReference() {}

    /** @param weights of all variables in the order of construction */
    record Outcome(List<float[]> weights, Peer.Check check) {}

    /** Builds the network as steps of that kind do, and runs loss and gradients once. */
    static Outcome of(StepKind kind, StepBench.Case of, Batch batch, int classes, int threads) {
        Graph graph = new Graph();
        try {
            Effort effort = kind.effort(of.batch(), of.side());
            GraphBuilder builder = Compiler.builder(graph, FloatType.FLOAT32, effort);
            Variables variables = new Variables(builder, SEED);
            BatchInput input = BatchInput.of(builder, of.batch(), of.side());
            NetworkForm form = kind == StepKind.FUSED
                    ? new FusedBatchNormForm(builder, variables)
                    : LayerForm.training(builder, variables, of.layer());
            Output<?> logits = new Network(builder, variables, form)
                    .logits(Networks.of(of.anchor(), of.scale()), input.images(), classes);
            Output<?> loss = builder.meanAll(builder.softmaxCrossEntropy(logits, input.labels()));
            Output<?> norm = norm(builder, loss, variables.trained());
            List<Variable> all = variables.all();
            long parameters =
                    variables.trained().stream().mapToLong(Variable::size).sum();
            List<Output<?>> fetched = new ArrayList<>(List.of(loss, norm));
            all.forEach(variable -> fetched.add(variable.value()));
            List<String> names = fetched.stream().map(Program::name).toList();
            List<Operation> initialisers =
                    all.stream().<Operation>map(Variable::initialiser).toList();
            try (Program program = Program.of(graph, effort, threads, fetched, initialisers)) {
                return run(program, names, input, batch, parameters);
            }
        } catch (RuntimeException | Error e) {
            graph.close();
            throw e;
        }
    }

    private static Outcome run(Program program, List<String> names, BatchInput input, Batch batch, long parameters) {
        Session.Runner runner = program.runner();
        names.forEach(runner::fetch);
        try (BatchInput.Fed fed = input.feed(runner, batch);
                Result result = runner.run()) {
            Peer.Check check = new Peer.Check(parameters, numbers(result, 0)[0], numbers(result, 1)[0]);
            List<float[]> weights = new ArrayList<>();
            for (int i = 2; i < names.size(); i++) {
                weights.add(numbers(result, i));
            }
            return new Outcome(weights, check);
        }
    }

    private static Output<?> norm(GraphBuilder builder, Output<?> loss, List<Variable> trained) {
        List<Output<?>> gradients = Gradients.of(
                builder, loss, trained.stream().map(Variable::value).toList());
        return builder.sqrt(builder.addAll(gradients.stream()
                .<Output<?>>map(gradient -> builder.sumAll(builder.square(gradient)))
                .toList()));
    }

    private static float[] numbers(Result result, int index) {
        TFloat32 tensor = (TFloat32) result.get(index);
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
    }
}
