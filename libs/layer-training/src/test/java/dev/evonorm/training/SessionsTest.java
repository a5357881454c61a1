package dev.evonorm.training;

import dev.evonorm.training.ops.FloatType;
import dev.evonorm.training.ops.GraphBuilder;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {
    /** A layer whose numbers become denormal would otherwise cost two to three times a good one. */
    @Test
    void denormalsAreFlushedToZero() {
        try (Graph graph = new Graph()) {
            GraphBuilder builder = new GraphBuilder(graph, FloatType.FLOAT32);
            Output<?> x = builder.placeholder(1);
            Output<?> product = builder.scale(1e-10, x);
            try (Session session = Sessions.open(graph, ToySettings.THREADS, List.of(builder.group(List.of())));
                    TFloat32 small = TFloat32.vectorOf(1e-30f);
                    Result result =
                            session.runner().feed(x, small).fetch(product).run()) {
                assertThat(1e-30f * 1e-10f).isPositive();
                assertThat(((TFloat32) result.get(0)).getFloat(0)).isZero();
            }
        }
    }
}
