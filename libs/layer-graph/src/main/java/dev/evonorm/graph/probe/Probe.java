package dev.evonorm.graph.probe;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.MovingMoments;
import dev.evonorm.graph.interpreter.Tensor;
import dev.evonorm.graph.probe.Trial.Response;
import dev.evonorm.graph.text.Formula;

import java.util.List;

/**
 * The layer on fixed random tensors (ours), before anything is trained. It rejects on two grounds only, each of which the
 * quality test would find out in a hundred steps:
 *
 * <ul>
 *   <li><b>non-finite</b>: at v0 = 0, v1 = 1 the output or a gradient holds NaN or infinity on <em>every</em> batch, small inputs
 *       too. float32 overflows no later than float64, so the network's first step leaves NaN in its weights.
 *   <li><b>constant</b>: the output is the same for all inputs, at the initial and at random v0, v1. At the initial
 *       values alone v0·x would look constant, and it learns. Differences under 1e-9 of a value do not exist in float32.
 *       A network of such layers sees no image, and stays at chance.
 * </ul>
 *
 * <p>That no gradient reaches x is no ground of its own. It follows from constant; the functions beyond that are piecewise
 * constant, such as x / |x|, one random graph in 2500. Their networks train the last dense layer on random
 * features, and that can be enough: sign(x) reached 20.0 to 21.9 % on the tiny ResNet in 100 steps, and the quality test
 * asks for 20 %.
 *
 * <p><b>Fingerprint</b>: of output, of the gradients of x, v0, v1, and of inference after one step of the moving averages
 * taken at other v0, v1. Two layers with the same function in training may follow different moments: μ(x + v0) − v0 and μ(x)
 * differ while v0 learns. It is computed on the graph's canonical form ({@link Simplification}), so node order, dead nodes and
 * repeated subexpressions leave it alone to the last bit; rounding makes x + 0 and x one too. Groups count only where a
 * live aggregation uses them: what is probed is always pairs of channels, so that (w, h, c/g) is neither (w, h) nor
 * (w, h, c), whatever the networks' widths make of it.
 */
public final class Probe {
    private static final double FLOAT_BLIND = 1e-9;

    private final List<List<Trial>> trials = Trials.all();

    /** Examines a graph; deterministic, safe for use by several threads. */
    public Finding examine(LayerGraph graph) {
        if (!graph.liveNodes().get(Op.X.ordinal())) {
            return new Finding.Dead(Finding.CONSTANT, "the output does not read x: " + Formula.text(graph));
        }
        LayerGraph canonical = Simplification.simplify(graph).withGroups(Trials.GROUPS);
        Interpreter layer = new Interpreter(canonical);
        List<Response> initial = run(layer, trials.get(0));
        if (initial.stream().noneMatch(Response::isFinite)) {
            return new Finding.Dead(
                    Finding.NON_FINITE,
                    "the output or a gradient is not finite at v0 = 0, v1 = 1, whatever x: " + Formula.text(graph));
        }
        List<List<Response>> responses = List.of(initial, run(layer, trials.get(1)), run(layer, trials.get(2)));
        if (responses.stream().allMatch(Probe::isConstant)) {
            return new Finding.Dead(Finding.CONSTANT, "the output does not change with x: " + Formula.text(graph));
        }
        return new Finding.Alive(fingerprint(canonical, graph.groups(), layer, responses));
    }

    private static List<Response> run(Interpreter layer, List<Trial> trials) {
        return trials.stream().map(trial -> trial.run(layer)).toList();
    }

    /**
     * Whether outputs for different inputs of one shape are equal, as far as that can be seen. What is not finite shows nothing:
     * (x − x) · |v1 / max(0, v1)| is 0 in channels of positive v1, and 0 / 0 in the others.
     */
    private static boolean isConstant(List<Response> responses) {
        List<double[]> outputs = responses.stream()
                .filter(response ->
                        response.trial().shape().equals(responses.get(0).trial().shape()))
                .map(response -> response.output().values())
                .toList();
        int compared = 0;
        for (int i = 0; i < outputs.get(0).length; i++) {
            double seen = Double.NaN;
            for (double[] output : outputs) {
                if (Double.isFinite(output[i]) && Double.isNaN(seen)) {
                    seen = output[i];
                } else if (Double.isFinite(output[i])) {
                    compared++;
                    if (!same(seen, output[i])) {
                        return false;
                    }
                }
            }
        }
        return compared > 0;
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= FLOAT_BLIND * Math.max(Math.abs(a), Math.abs(b));
    }

    private static String fingerprint(
            LayerGraph canonical, int groups, Interpreter layer, List<List<Response>> responses) {
        Fingerprint fingerprint = new Fingerprint();
        if (canonical.nodes().stream().anyMatch(node -> node.over() == IndexSet.WHCG)) {
            fingerprint.add(groups);
        }
        for (int setting = 0; setting < responses.size(); setting++) {
            List<Response> others = responses.get((setting + 1) % responses.size());
            for (int batch = 0; batch < others.size(); batch++) {
                Response response = responses.get(setting).get(batch);
                fingerprint.add(response.output().values());
                fingerprint.add(response.gradients().x().values());
                fingerprint.add(response.gradients().v0());
                fingerprint.add(response.gradients().v1());
                fingerprint.add(
                        inference(canonical, layer, response, others.get(batch)).values());
            }
        }
        return fingerprint.hex();
    }

    private static Tensor inference(LayerGraph canonical, Interpreter layer, Response response, Response earlier) {
        if (earlier.batchMoments().isEmpty()) {
            return response.output();
        }
        Trial trial = response.trial();
        MovingMoments moments =
                MovingMoments.initial(canonical, trial.shape().c()).after(earlier.batchMoments());
        return layer.inference(trial.x(), trial.v0(), trial.v1(), moments);
    }
}
