package dev.evonorm.training.ops;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class GraphBuilderTest {
    private final Graph graph = new Graph();
    private final GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT32);

    @AfterEach
    void close() {
        graph.close();
    }

    @Test
    void a_pure_operation_is_built_once() {
        Output<?> x = builder.placeholder(2, 3);

        assertThat(builder.sum(x, 0)).isEqualTo(builder.sum(x, 0)).isNotEqualTo(builder.sum(x, 1));
        assertThat(builder.constant(0.5)).isEqualTo(builder.constant(0.5));
        assertThat(builder.longConstants(1, 2)).isNotEqualTo(builder.intConstants(1, 2));
    }

    @Test
    void an_operation_with_state_is_built_every_time() {
        assertThat(builder.placeholder(2)).isNotEqualTo(builder.placeholder(2));
    }

    @Test
    void shapes_are_known_while_building() {
        Output<?> x = builder.placeholder(2, 5, 5, 3);
        Output<?> kernel = builder.placeholder(3, 3, 3, 4);
        Output<?> y = builder.op("Conv2D", x, kernel, "strides", new long[] {1, 2, 2, 1}, "padding", "SAME");

        assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 3, 4));
        assertThat(Gradients.of(builder, y, List.of(x, kernel)))
                .extracting(Output::shape)
                .containsExactly(x.shape(), kernel.shape());
    }

    @Test
    void an_argument_of_no_known_kind_is_refused() {
        Output<?> x = builder.placeholder(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.op("Square", 3))
                .withMessageContaining("Square");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.op("Sum", x, builder.intConstants(0), "keep_dims", new Object()))
                .withMessageContaining("keep_dims");
    }

    @Test
    void gradients_of_gradients_of_gradients() {
        Output<?> x = builder.placeholder(1);
        Output<?> third = builder.square(builder.square(x));
        for (int order = 0; order < 3; order++) {
            third = Gradients.of(builder, third, List.of(x)).get(0);
        }
        try (GraphValues values = new GraphValues(builder).feed(x, 2)) {
            assertThat(values.of(third)).containsExactly(48);
        }
    }
}
