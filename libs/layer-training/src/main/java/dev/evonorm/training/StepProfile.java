package dev.evonorm.training;

import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunMetadata;
import org.tensorflow.proto.RunOptions;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the operations of one step took, by type, the dearest first. TensorFlow traces wall time: operations that ran at the
 * same time each count in full, so the sum is more than the step where threads run side by side.
 */
public record StepProfile(List<Line> lines) {
    static final RunOptions TRACED = RunOptions.newBuilder()
            .setTraceLevel(RunOptions.TraceLevel.SOFTWARE_TRACE)
            .build();

    /** An operation that neither reads nor writes as many numbers counts as small. */
    private static final long FULL = 100_000;

    public StepProfile {
        lines = List.copyOf(lines);
    }

    /**
     * All operations of one type.
     *
     * @param type TensorFlow's name; "small" for all types on small tensors together
     * @param count how many ran
     * @param millis of wall time
     */
    public record Line(String type, int count, double millis) {
        private Line with(double more) {
            return new Line(type, count + 1, millis + more);
        }
    }

    static StepProfile of(Graph graph, RunMetadata metadata) {
        Map<String, Line> byType = new HashMap<>();
        for (DeviceStepStats device : metadata.getStepStats().getDevStatsList()) {
            for (NodeExecStats node : device.getNodeStatsList()) {
                double millis = (node.getOpEndRelMicros() - node.getOpStartRelMicros()) / 1e3;
                byType.merge(
                        type(graph, node.getNodeName()), new Line("", 1, millis), (all, one) -> all.with(one.millis()));
            }
        }
        return new StepProfile(byType.entrySet().stream()
                .map(each -> new Line(
                        each.getKey(), each.getValue().count(), each.getValue().millis()))
                .sorted(Comparator.comparingDouble(Line::millis).reversed())
                .toList());
    }

    private static String type(Graph graph, String node) {
        GraphOperation operation = graph.operation(node);
        if (operation == null) {
            return "added by TensorFlow";
        }
        return full(operation) ? label(operation) : "small";
    }

    /** The only calls in these graphs are those of loops. */
    private static String label(GraphOperation operation) {
        return operation.type().equals("PartitionedCall") ? "element-wise loop" : operation.type();
    }

    private static boolean full(GraphOperation operation) {
        for (int i = 0; i < operation.numInputs(); i++) {
            if (large(operation.input(i))) {
                return true;
            }
        }
        for (int i = 0; i < operation.numOutputs(); i++) {
            if (large(operation.output(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean large(Output<?> output) {
        return output.shape().numDimensions() > 0 && output.shape().size() >= FULL;
    }
}
