package dev.evonorm.training.fuse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which values of element-wise operations are written, and the loop that computes each.
 *
 * <p>A value that an operation of another kind reads must be written. Of those that only element-wise operations read, one with a
 * single reader becomes part of its reader's loop. So does one with several, which is computed again in each: some operations more
 * cost less than a tensor more to write and to read. Not so where these would read many tensors, where many read the value, or where
 * the loop is long; such a value is written. Tensors under a limit are computed outside and read.
 */
final class Loops {
    /** Large tensors that a loop may read and still be part of several others. */
    private static final int FEW = 3;
    /** Operations that may compute a value again for themselves: gradients of second order read some a dozen times. */
    private static final int SOME = 4;
    /** Operations from which on a loop becomes part of no other, so that none grows without bound. */
    private static final int LONG = 16;

    private final Dataflow flow;
    private final long large;
    private final BitSet fusable = new BitSet();
    private final BitSet written = new BitSet();
    private final Loop[] loops;

    private Loops(Dataflow flow, long large) {
        this.flow = flow;
        this.large = large;
        this.loops = new Loop[flow.size()];
    }

    /** @param large from how many numbers on a tensor is worth to be read once less */
    static List<Loop> of(Dataflow flow, long large) {
        return new Loops(flow, large).all();
    }

    private List<Loop> all() {
        for (int at = 0; at < flow.size(); at++) {
            fusable.set(at, ElementWise.is(flow.node(at)) && isLarge(flow.output(at)) && !flow.stays(at));
        }
        List<Loop> all = new ArrayList<>();
        fusable.stream().forEach(at -> {
            Loop loop = loop(at);
            loops[at] = loop;
            if (mustBeWritten(at) || !isPartOfOthers(at, loop)) {
                written.set(at);
                if (loop.operations().size() > 1) {
                    all.add(loop);
                }
            }
        });
        return all;
    }

    private boolean isLarge(Value value) {
        return flow.size(value) >= large;
    }

    /** From what is written and from small tensors to this operation. */
    private Loop loop(int at) {
        TreeSet<Integer> operations = new TreeSet<>();
        operations.add(at);
        Set<Value> inputs = new LinkedHashSet<>();
        for (Value input : flow.inputs(at)) {
            int producer = flow.producer(input);
            if (fusable.get(producer) && !written.get(producer)) {
                operations.addAll(loops[producer].operations());
                inputs.addAll(loops[producer].inputs());
            } else {
                inputs.add(input);
            }
        }
        return new Loop(flow.output(at), List.copyOf(operations), List.copyOf(inputs));
    }

    private boolean mustBeWritten(int at) {
        return flow.readers(flow.output(at)).stream().anyMatch(reader -> !fusable.get(reader));
    }

    private boolean isPartOfOthers(int at, Loop loop) {
        if (loop.operations().size() >= LONG) {
            return false;
        }
        long readers = flow.readers(flow.output(at)).stream().distinct().count();
        return readers == 1
                || readers <= SOME
                        && loop.inputs().stream().filter(this::isLarge).count() <= FEW;
    }
}
