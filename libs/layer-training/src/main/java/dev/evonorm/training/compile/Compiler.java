package dev.evonorm.training.compile;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Rewrite;
import org.tensorflow.Graph;

import java.util.ArrayList;
import java.util.List;

/**
 * All rules, in the order in which they are asked.
 *
 * <p>What a training step costs is the number of passes over whole tensors [b, h, w, c]: element-wise operations run at the
 * speed of memory. So nearly every rule moves work from such tensors to the small ones, [1, 1, 1, c] or [b, 1, 1, c], or lets
 * one kernel do what took two. Each is exact to float rounding, as if the inputs of the operation were rounded once more.
 */
public final class Compiler {
    private static final List<Rewrite> RULES = rules(true);
    private static final List<Rewrite> RULES_BEFORE_LOOPS = rules(false);

    private Compiler() {}

    /** @param kernels whether to use kernels that save passes over tensors; loops need none, and make sums of products cheap */
    private static List<Rewrite> rules(boolean kernels) {
        List<Rewrite> rules = new ArrayList<>(List.of(
                new ConstantArithmetic(),
                new SignsOutward(),
                new SmallOperandsFirst(),
                new ShiftedRelu(kernels),
                new DivisorScale()));
        if (kernels) {
            rules.add(new ChannelAffine());
            rules.add(new ChannelScale());
        }
        rules.addAll(List.of(
                new GroupMean(),
                new MomentOfDifference(),
                new MeanAsSum(),
                new SumOfSmallOperands(),
                new SumOverPositionsFirst(),
                new PositionSum(),
                new ChannelSum(),
                new SampleSum()));
        rules.add(kernels ? new ProductSum() : new SumsOfProducts());
        rules.add(new SumOfMultiples(kernels));
        rules.add(new AffineIntoConvolution());
        return List.copyOf(rules);
    }

    /** A builder that applies every rule; the graph stays the caller's. */
    public static GraphBuilder builder(Graph graph, FloatType floatType) {
        return builder(graph, floatType, Effort.RULES);
    }

    /** A builder with the rules that go with an effort; the graph stays the caller's. */
    public static GraphBuilder builder(Graph graph, FloatType floatType, Effort effort) {
        return switch (effort) {
            case NONE -> new GraphBuilder(graph, floatType);
            case RULES -> new GraphBuilder(graph, floatType, RULES);
            case LOOPS -> new GraphBuilder(graph, floatType, RULES_BEFORE_LOOPS);
        };
    }
}
