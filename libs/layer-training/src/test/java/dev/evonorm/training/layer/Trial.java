package dev.evonorm.training.layer;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.interpreter.Evaluation;
import dev.evonorm.graph.interpreter.Gradients;
import dev.evonorm.graph.interpreter.Interpreter;
import dev.evonorm.graph.interpreter.MovingMoments;
import dev.evonorm.graph.interpreter.Shape;
import dev.evonorm.graph.interpreter.Tensor;
import dev.evonorm.training.compile.Compiler;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.GraphValues;
import org.tensorflow.Graph;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * One layer on one random batch, to be computed by the interpreter and by TensorFlow.
 *
 * <p>Results come as a list of arrays in one order: the output in training, the gradients of Σ dy·output for x, v0, v1, each
 * batch moment, and the output in inference.
 */
record Trial(
        LayerGraph layer,
        Shape shape,
        double[] x,
        double[] v0,
        double[] v1,
        double[] dy,
        List<double[]> movingMoments) {

    static Trial draw(LayerGraph layer, Shape shape, RandomGenerator random) {
        LayerGraph simple = Simplification.simplify(layer);
        List<double[]> moving = batchNodes(simple).stream()
                .map(node -> random.doubles(shape.c(), 0.5, 1.5).toArray())
                .toList();
        return new Trial(
                simple,
                shape,
                gaussian(random, shape.size()),
                gaussian(random, shape.c()),
                gaussian(random, shape.c()),
                gaussian(random, shape.size()),
                moving);
    }

    /** The same with every number of the batch and every node of the layer off by about this. */
    Trial perturbed(Noise noise, RandomGenerator random) {
        return new Trial(
                noise.in(layer, random),
                shape,
                off(x, noise.size(), random),
                off(v0, noise.size(), random),
                off(v1, noise.size(), random),
                dy,
                movingMoments);
    }

    List<double[]> interpreted() {
        Interpreter interpreter = new Interpreter(layer);
        Tensor input = Tensor.of(shape, x);
        Evaluation training = interpreter.training(input, v0, v1);
        Gradients gradients = training.gradients(Tensor.of(shape, dy));
        List<double[]> results = new ArrayList<>(
                List.of(training.output().values(), gradients.x().values(), gradients.v0(), gradients.v1()));
        results.addAll(new TreeMap<>(training.batchMoments()).values());
        List<Integer> batchNodes = batchNodes(layer);
        MovingMoments moments = MovingMoments.of(layer, node -> movingMoments.get(batchNodes.indexOf(node)));
        results.add(interpreter.inference(input, v0, v1, moments).values());
        return results;
    }

    List<double[]> computed(FloatType type) {
        try (Graph graph = new Graph()) {
            GraphBuilder builder = Compiler.builder(graph, type);
            Output<?> input = builder.placeholder(shape.b(), shape.h(), shape.w(), shape.c());
            Output<?> first = builder.placeholder(shape.c());
            Output<?> second = builder.placeholder(shape.c());
            Output<?> weight = builder.placeholder(shape.b(), shape.h(), shape.w(), shape.c());
            Map<Integer, Output<?>> averages = new TreeMap<>();
            batchNodes(layer).forEach(node -> averages.put(node, builder.placeholder(shape.c())));
            LayerOutput training = LayerOps.training(builder, layer, input, first, second);
            List<Output<?>> fetches = new ArrayList<>(List.of(training.y()));
            fetches.addAll(dev.evonorm.training.ops.Gradients.of(
                    builder, builder.mul(training.y(), weight), List.of(input, first, second)));
            fetches.addAll(new TreeMap<>(training.batchMoments()).values());
            fetches.add(LayerOps.inference(builder, layer, input, first, second, averages));
            try (GraphValues values = new GraphValues(builder)) {
                Iterator<double[]> moving = movingMoments.iterator();
                averages.values().forEach(average -> values.feed(average, moving.next()));
                return values.feed(input, x)
                        .feed(first, v0)
                        .feed(second, v1)
                        .feed(weight, dy)
                        .of(fetches);
            }
        }
    }

    private static List<Integer> batchNodes(LayerGraph layer) {
        return layer.liveNodes().stream()
                .filter(i -> layer.nodes().get(i).acrossBatch())
                .boxed()
                .toList();
    }

    private static double[] gaussian(RandomGenerator random, int size) {
        return random.doubles(size).map(ignored -> random.nextGaussian()).toArray();
    }

    private static double[] off(double[] values, double error, RandomGenerator random) {
        double[] off = values.clone();
        for (int i = 0; i < off.length; i++) {
            off[i] *= 1 + error * random.nextGaussian();
        }
        return off;
    }
}
