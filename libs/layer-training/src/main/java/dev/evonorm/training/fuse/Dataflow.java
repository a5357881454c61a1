package dev.evonorm.training.fuse;

import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.VersionDef;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What TensorFlow runs for some targets: their operations by number, in the order in which they were built, so that each comes
 * after those that it reads; and who reads what.
 */
final class Dataflow {
    private static final String CONTROL = "^";
    private static final String PLACEHOLDER = "Placeholder";

    private final Graph graph;
    private final VersionDef versions;
    private final Set<String> targets = new HashSet<>();
    private final List<NodeDef> nodes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<Value>> inputs = new ArrayList<>();
    private final Map<Value, List<Integer>> readers = new HashMap<>();
    private final Map<Value, Long> sizes = new HashMap<>();

    /** @param graph without functions; stays the caller's, who keeps it open as long as this is used */
    Dataflow(Graph graph, Collection<? extends Operation> targets) {
        this.graph = graph;
        GraphDef definition = graph.toGraphDef();
        if (definition.getLibrary().getFunctionCount() > 0) {
            throw new IllegalArgumentException("the graph calls functions of its own; fuse it before it does");
        }
        this.versions = definition.getVersions();
        targets.forEach(target -> this.targets.add(target.name()));
        Set<String> live = live(definition);
        for (NodeDef node : definition.getNodeList()) {
            if (live.contains(node.getName())) {
                add(node);
            }
        }
    }

    /** Targets and what they depend on; placeholders too, since they are fed whether they are read or not. */
    private Set<String> live(GraphDef definition) {
        Set<String> live = new HashSet<>(targets);
        for (int i = definition.getNodeCount() - 1; i >= 0; i--) {
            NodeDef node = definition.getNode(i);
            if (node.getOp().equals(PLACEHOLDER)) {
                live.add(node.getName());
            } else if (live.contains(node.getName())) {
                node.getInputList().forEach(input -> live.add(producer(input)));
            }
        }
        return live;
    }

    private void add(NodeDef node) {
        int at = nodes.size();
        nodes.add(node);
        numbers.put(node.getName(), at);
        List<Value> values = new ArrayList<>();
        for (String input : node.getInputList()) {
            if (!isControl(input)) {
                Value value = Value.of(input);
                values.add(value);
                readers.computeIfAbsent(value, key -> new ArrayList<>()).add(at);
            }
        }
        inputs.add(values);
    }

    private static String producer(String input) {
        return isControl(input)
                ? input.substring(CONTROL.length())
                : Value.of(input).node();
    }

    /** Whether an operation only waits for this input. */
    static boolean isControl(String input) {
        return input.startsWith(CONTROL);
    }

    VersionDef versions() {
        return versions;
    }

    /** How many operations there are. */
    int size() {
        return nodes.size();
    }

    NodeDef node(int at) {
        return nodes.get(at);
    }

    Value output(int at) {
        return new Value(nodes.get(at).getName(), 0);
    }

    /** The operation that makes a value. */
    int producer(Value value) {
        return number(value.node());
    }

    private int number(String node) {
        return Objects.requireNonNull(numbers.get(node), node);
    }

    /** What the operation reads, without what it only waits for. */
    List<Value> inputs(int at) {
        return inputs.get(at);
    }

    /** The operations that read a value, once for each time. */
    List<Integer> readers(Value value) {
        return readers.getOrDefault(value, List.of());
    }

    /** Whether the operation must stay: it is a target, or waits for others. */
    boolean stays(int at) {
        return targets.contains(nodes.get(at).getName())
                || nodes.get(at).getInputList().stream().anyMatch(Dataflow::isControl);
    }

    DataType type(Value value) {
        return made(value).dataType();
    }

    /** How many numbers the value holds; -1 if TensorFlow did not know when the graph was built. */
    long size(Value value) {
        return sizes.computeIfAbsent(value, key -> {
            Shape shape = made(key).shape();
            return shape.hasUnknownDimension() ? -1 : shape.size();
        });
    }

    private Output<?> made(Value value) {
        return graph.operation(value.node()).output(value.port());
    }
}
