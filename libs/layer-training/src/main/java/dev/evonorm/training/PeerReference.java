package dev.evonorm.training;

import dev.evonorm.training.anchor.FusedBatchNormForm;
import dev.evonorm.training.anchor.LayerForm;
import dev.evonorm.training.anchor.Network;
import dev.evonorm.training.anchor.NetworkForm;
import dev.evonorm.training.anchor.Variable;
import dev.evonorm.training.anchor.Variables;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.Gradients;
import dev.evonorm.training.ops.GraphBuilder;
import org.tensorflow.Graph;
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
        try (Graph graph = new Graph()) {
            GraphBuilder builder = Compiler.builderFor(graph, FloatType.FLOAT32, of.batch(), of.side());
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
            try (Session session = Sessions.open(
                    graph, threads, all.stream().map(Variable::initialiser).toList())) {
                Session.Runner runner = session.runner().fetch(loss).fetch(norm);
                all.forEach(variable -> runner.fetch(variable.value()));
                try (BatchInput.Fed fed = input.feed(runner, batch);
                        Result result = runner.run()) {
                    long parameters = variables.trained().stream()
                            .mapToLong(Variable::size)
                            .sum();
                    Peer.Check check = new Peer.Check(parameters, numbers(result, 0)[0], numbers(result, 1)[0]);
                    List<float[]> weights = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        weights.add(numbers(result, 2 + i));
                    }
                    return new Outcome(weights, check);
                }
            }
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
