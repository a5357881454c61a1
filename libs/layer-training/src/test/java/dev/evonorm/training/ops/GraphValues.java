package dev.evonorm.training.ops;

import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Values of outputs for fed placeholders, as doubles whatever their type; one session, closed by the test. */
public final class GraphValues implements AutoCloseable {
    private final Session session;
    private final Map<Output<?>, double[]> feeds = new LinkedHashMap<>();

    public GraphValues(GraphBuilder builder) {
        this(builder.graph());
    }

    /** @param graph the one that outputs and placeholders are of, or another with the same names */
    public GraphValues(Graph graph) {
        session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(1)
                        .setInterOpParallelismThreads(1)
                        .setGraphOptions(GraphOptions.newBuilder()
                                .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
                        .build());
    }

    /** Feeds a placeholder from now on; the array may be changed between runs. */
    public GraphValues feed(Output<?> placeholder, double... values) {
        feeds.put(placeholder, values);
        return this;
    }

    public double[] of(Output<?> output) {
        return of(List.of(output)).get(0);
    }

    /** The values of all these outputs in one run. */
    public List<double[]> of(List<? extends Output<?>> outputs) {
        List<Tensor> fed = new ArrayList<>();
        Session.Runner runner = session.runner();
        feeds.forEach((placeholder, values) -> {
            Tensor tensor = tensor(placeholder, values);
            fed.add(tensor);
            runner.feed(placeholder.op().name(), tensor);
        });
        // A rewrite may find that an output is what was fed, and TensorFlow refuses to fetch that.
        // Shared operations may make equal outputs of different expressions, and TensorFlow refuses to fetch one twice.
        List<Output<?>> distinct = new ArrayList<>(new LinkedHashSet<>(outputs));
        distinct.removeAll(feeds.keySet());
        distinct.forEach(output -> runner.fetch(output.op().name() + ":" + output.index()));
        try (Result result = runner.run()) {
            List<double[]> values = new ArrayList<>();
            for (Output<?> output : outputs) {
                double[] fedValues = feeds.get(output);
                values.add(fedValues != null ? fedValues.clone() : values(result.get(distinct.indexOf(output))));
            }
            return values;
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    private static Tensor tensor(Output<?> placeholder, double... values) {
        return switch (placeholder.dataType()) {
            case DT_FLOAT -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield TFloat32.tensorOf(placeholder.shape(), DataBuffers.of(floats, false, false));
            }
            case DT_DOUBLE -> TFloat64.tensorOf(placeholder.shape(), DataBuffers.of(values, false, false));
            case DT_INT32 -> {
                int[] ints = new int[values.length];
                for (int i = 0; i < ints.length; i++) {
                    ints[i] = (int) values[i];
                }
                yield TInt32.tensorOf(placeholder.shape(), DataBuffers.of(ints, false, false));
            }
            default -> throw new IllegalArgumentException("cannot feed a " + placeholder.dataType());
        };
    }

    private static double[] values(Tensor tensor) {
        double[] values = new double[(int) tensor.shape().size()];
        if (tensor instanceof TFloat32 floats) {
            int i = 0;
            for (var scalar : floats.scalars()) {
                values[i++] = scalar.getFloat();
            }
        } else {
            int i = 0;
            for (var scalar : ((TFloat64) tensor).scalars()) {
                values[i++] = scalar.getDouble();
            }
        }
        return values;
    }

    @Override
    public void close() {
        session.close();
    }
}
