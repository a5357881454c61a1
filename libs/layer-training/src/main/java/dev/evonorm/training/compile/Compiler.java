package dev.evonorm.training.compile;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Rewrite;
import org.tensorflow.Graph;

import java.util.List;

/**
 * All rules, in the order in which they are asked.
 *
 * <p>What a training step costs is the number of passes over whole tensors [b, h, w, c]: element-wise operations run at the
 * speed of memory. So nearly every rule moves work from such tensors to the small ones, [1, 1, 1, c] or [b, 1, 1, c], or lets
 * one kernel do what took two. Each is exact to float rounding, as if the inputs of the operation were rounded once more.
 */
public final class Compiler {
    private static final List<Rewrite> RULES = List.of(
            new ConstantArithmetic(),
            new SignsOutward(),
            new SmallOperandsFirst(),
            new ShiftedRelu(),
            new ChannelAffine(),
            new ChannelScale(),
            new GroupMean(),
            new MomentOfDifference(),
            new MeanAsSum(),
            new SumOfSmallOperands(),
            new SumOverPositionsFirst(),
            new ChannelSum(),
            new SampleSum(),
            new ProductSum(),
            new SumOfMultiples(),
            new AffineIntoConvolution());

    private Compiler() {}

    /** A builder that applies every rule; the graph stays the caller's. */
    public static GraphBuilder builder(Graph graph, FloatType floatType) {
        return new GraphBuilder(graph, floatType, RULES);
    }

    /** The rules in their order. */
    public static List<Rewrite> rules() {
        return RULES;
    }
}
