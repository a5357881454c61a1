package dev.evonorm.training.layer;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.GraphValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

final class LayerOpsTest {
    private final Graph graph = new Graph();
    private final GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT64);
    private final Output<?> x = builder.placeholder(2, 1, 1, 2);
    private final Output<?> v0 = builder.fill(0, 2);
    private final Output<?> v1 = builder.fill(1, 2);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void moments_are_taken_before_the_square_root_and_named_by_simplified_nodes() {
        LayerGraph layer = layer(
                Node.of(Op.EXP, 0), // dead, so the nodes after it move down by one
                Node.over(Op.MEAN, IndexSet.BWH, 0),
                Node.over(Op.MOMENT2, IndexSet.BWH, 0),
                Node.over(Op.MOMENT2C, IndexSet.BWH, 0),
                Node.of(Op.ADD, 5, 6),
                Node.of(Op.ADD, 7, 8),
                Node.of(Op.ADD, 0, 9));

        LayerOutput output = LayerOps.training(builder, layer, x, v0, v1);

        assertThat(MovingMoments.of(layer)).isEqualTo(Map.of(4, 0.0, 5, 1.0, 6, 1.0));
        assertThat(output.batchMoments().keySet())
                .isEqualTo(MovingMoments.of(layer).keySet());
        try (GraphValues values = new GraphValues(builder).feed(x, 1, 2, 3, 8)) {
            assertThat(values.of(output.batchMoments().get(4))).containsExactly(2, 5);
            assertThat(values.of(output.batchMoments().get(5))).containsExactly(5, 34);
            assertThat(values.of(output.batchMoments().get(6))).containsExactly(1, 9);
        }
    }

    @Test
    void a_batch_moment_of_something_without_channels_has_a_value_for_each() {
        LayerGraph layer =
                layer(Node.over(Op.MEAN, IndexSet.WHC, 0), Node.over(Op.MEAN, IndexSet.BWH, 4), Node.of(Op.ADD, 0, 5));

        LayerOutput output = LayerOps.training(builder, layer, x, v0, v1);

        try (GraphValues values = new GraphValues(builder).feed(x, 1, 2, 3, 8)) {
            assertThat(values.of(output.batchMoments().get(5))).containsExactly(3.5, 3.5);
        }
    }

    @Test
    void written_out_in_full_a_layer_computes_the_same() {
        LayerGraph layer = layer(
                Node.over(Op.MOMENT2C, IndexSet.BWH, 0),
                Node.of(Op.MUL, 3, 4),
                Node.of(Op.ADD, 2, 5),
                Node.of(Op.MAX, 0, 6));

        Output<?> small = LayerOps.training(builder, layer, x, v0, v1).y();
        LayerOutput full = LayerOps.literal(builder, layer, x, v0, v1);

        assertThat(full.batchMoments()).containsOnlyKeys(4);
        try (GraphValues values = new GraphValues(builder).feed(x, 1, 2, 3, 8)) {
            assertThat(values.of(full.y())).containsExactly(values.of(small));
        }
    }

    @Test
    void an_output_that_does_not_depend_on_x_has_the_shape_of_x() {
        Output<?> y =
                LayerOps.training(builder, layer(Node.of(Op.EXP, 2)), x, v0, v1).y();

        assertThat(y.shape()).isEqualTo(Shape.of(2, 1, 1, 2));
        try (GraphValues values = new GraphValues(builder)) {
            assertThat(values.of(y)).containsExactly(1, 1, 1, 1);
        }
    }

    @Test
    void inference_uses_the_moving_moment_in_place_of_the_batch() {
        LayerGraph layer = layer(Node.over(Op.MOMENT2C, IndexSet.BWH, 0), Node.of(Op.DIV, 0, 4));

        Output<?> y = LayerOps.inference(builder, layer, x, v0, v1, Map.of(4, builder.fill(4, 2)));

        try (GraphValues values = new GraphValues(builder).feed(x, 2, 4, 6, 8)) {
            assertThat(values.of(y)).containsExactly(new double[] {1, 2, 3, 4}, within(1e-4));
        }
    }

    @Test
    void inference_without_a_moving_moment_is_refused_by_node() {
        LayerGraph layer = layer(Node.over(Op.MEAN, IndexSet.BWH, 0), Node.of(Op.ADD, 0, 4));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LayerOps.inference(builder, layer, x, v0, v1, Map.of()))
                .withMessageContaining("node 4");
    }

    private static LayerGraph layer(Node... nodes) {
        List<Node> all = new ArrayList<>(LayerGraph.INITIAL);
        all.addAll(List.of(nodes));
        return new LayerGraph(all);
    }
}
