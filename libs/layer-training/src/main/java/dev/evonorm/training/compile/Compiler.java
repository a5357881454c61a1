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
    /** Positions of the images of a batch, b·h·w. */
    private static final long WORTHWHILE = 8192;

    private static final List<Rewrite> RULES = List.of(
            new ConstantArithmetic(),
            new SignsOutward(),
            new SmallOperandsFirst(),
            new ShiftedRelu(),
            new DivisorScale(),
            new ChannelAffine(),
            new ChannelScale(),
            new GroupMean(),
            new MomentOfDifference(),
            new MeanAsSum(),
            new SumOfSmallOperands(),
            new SumOverPositionsFirst(),
            new PositionSum(),
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

    /**
     * A builder for networks on batches of images: with the rules, unless the batch is so small that a step costs what its
     * operations are many. The rules make fewer passes of more operations: on 16 images of 16×16 a step of the stability test
     * takes a third more CPU time with them, on 64 a tenth less.
     */
    public static GraphBuilder builderFor(Graph graph, FloatType floatType, int images, int side) {
        boolean worthwhile = (long) images * side * side >= WORTHWHILE;
        return worthwhile ? builder(graph, floatType) : new GraphBuilder(graph, floatType);
    }

    /** The rules in their order. */
    public static List<Rewrite> rules() {
        return RULES;
    }
}
