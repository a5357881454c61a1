package dev.evonorm.training.fuse;

import org.tensorflow.TensorFlow;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A loop as a TensorFlow function. Names in it are numbers in order, so that equal layers of a network give equal functions,
 * which are compiled once.
 */
final class FusedFunction {
    /** Names of first outputs by type: inside functions TensorFlow wants them. */
    private static final Map<String, String> OUTPUT_NAMES = TensorFlow.registeredOpList().getOpList().stream()
            .filter(definition -> definition.getOutputArgCount() > 0)
            .collect(Collectors.toMap(
                    OpDef::getName, definition -> definition.getOutputArg(0).getName()));

    private final Dataflow flow;
    private final OpDef.Builder signature = OpDef.newBuilder();
    private final FunctionDef.Builder function = FunctionDef.newBuilder();
    private final Map<Value, String> names = new HashMap<>();

    FusedFunction(Dataflow flow, Loop loop) {
        this.flow = flow;
        loop.inputs().forEach(this::addArgument);
        loop.operations().forEach(this::addOperation);
        signature.addOutputArg(argument("y", loop.result()));
        function.putRet("y", names.get(loop.result()));
    }

    /** The function but for its name; arguments in the order of the loop's inputs. */
    FunctionDef definition() {
        return function.setSignature(signature).build();
    }

    private void addArgument(Value value) {
        String name = "x" + signature.getInputArgCount();
        signature.addInputArg(argument(name, value));
        names.put(value, name);
    }

    private void addOperation(int at) {
        NodeDef node = flow.node(at);
        String name = node.getOp() + "_" + function.getNodeDefCount();
        NodeDef.Builder member = node.toBuilder().setName(name).clearInput().clearExperimentalDebugInfo();
        flow.inputs(at).forEach(input -> member.addInput(names.get(input)));
        function.addNodeDef(member);
        names.put(flow.output(at), name + ":" + OUTPUT_NAMES.get(node.getOp()) + ":0");
    }

    private OpDef.ArgDef argument(String name, Value value) {
        return OpDef.ArgDef.newBuilder().setName(name).setType(flow.type(value)).build();
    }
}
