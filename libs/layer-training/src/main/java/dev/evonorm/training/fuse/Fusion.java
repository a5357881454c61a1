package dev.evonorm.training.fuse;

import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a finished graph so that chains of element-wise operations run as one loop each.
 *
 * <p>Ten operations one after the other on a tensor of 20 MB read and write it ten times, and that is what they cost. XLA compiles a
 * function of such operations to a loop that keeps what they hand on in registers: at the first run, once for each function and
 * shape.
 *
 * <p>Exact to float rounding. The code is made for the processor at hand: another one may round otherwise, as it may in
 * convolutions; the same one gives the same bits at every run, whatever the threads.
 */
public final class Fusion {
    /** Numbers of a tensor, from which on a call of such a function costs less than the passes that it saves. */
    public static final long LARGE = 1 << 17;

    private final Dataflow flow;
    private final GraphDef.Builder result = GraphDef.newBuilder();
    private final Map<FunctionDef, String> functions = new LinkedHashMap<>();

    private Fusion(Dataflow flow) {
        this.flow = flow;
    }

    /**
     * The operations that some targets depend on, with loops in place of chains.
     *
     * @param graph without functions; stays the caller's, unchanged
     * @param targets are not replaced; all operations keep their names, and all placeholders are kept
     * @param large numbers of the smallest tensors that are worth it: {@link #LARGE}, but for tests
     * @return the caller closes it
     */
    public static Graph of(Graph graph, Collection<? extends Operation> targets, long large) {
        Dataflow flow = new Dataflow(graph, targets);
        GraphDef definition = new Fusion(flow).rewritten(Loops.of(flow, large));
        Graph fused = new Graph();
        try {
            fused.importGraphDef(definition);
            return fused;
        } catch (RuntimeException | Error e) {
            fused.close();
            throw e;
        }
    }

    private GraphDef rewritten(List<Loop> loops) {
        result.setVersions(flow.versions());
        Map<Value, Loop> byResult = new HashMap<>();
        loops.forEach(loop -> byResult.put(loop.result(), loop));
        for (int at = 0; at < flow.size(); at++) {
            Loop loop = byResult.get(flow.output(at));
            result.addNode(loop == null ? flow.node(at) : call(loop));
        }
        functions.forEach((function, name) -> result.getLibraryBuilder().addFunction(named(function, name)));
        return result.build();
    }

    /** It takes the name of the operation whose value it computes; what only led to that is no longer read, and not run. */
    private NodeDef call(Loop loop) {
        FunctionDef function = new FusedFunction(flow, loop).definition();
        return Protos.compiledCall(
                loop.result().node(),
                functions.computeIfAbsent(function, key -> "loop_" + functions.size()),
                loop.inputs().stream().map(Value::reference).toList(),
                loop.inputs().stream().map(flow::type).toList(),
                List.of(flow.type(loop.result())));
    }

    private static FunctionDef named(FunctionDef function, String name) {
        FunctionDef.Builder named = function.toBuilder();
        named.getSignatureBuilder().setName(name);
        return named.build();
    }
}
