package dev.evonorm.training.fuse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which values of element-wise operations are written, and the loop that computes each.
 *
 * <p>A value that an operation of another kind reads must be written. Any other can be left out, and computed again by each loop that
 * needs it. That saves to write it and to read it; it costs arithmetic, and reading what it is made of where a loop does not read that
 * anyway. In gradients of second order many values are made of few, x, dy and what flows through them a second time, so that most
 * are cheaper made than read.
 *
 * <p>At first all are written. Those with one reader are left out, so that of each other one sees what it is made of. Then, from the
 * last to the first and over again, each is left out where that makes all loops together cheaper, until none does. Tensors under a
 * limit are computed outside and read.
 */
final class Loops {
    /** Operations of the longest loop, so that none grows without bound. */
    private static final int LONGEST = 64;

    private final Dataflow flow;
    private final Cost cost;
    /** What is written, by the operation that makes it. */
    private final SortedMap<Integer, Loop> loops = new TreeMap<>();
    /** The loops that read a value, by their last operation. */
    private final Map<Value, Set<Integer>> readers = new HashMap<>();

    private Loops(Dataflow flow) {
        this.flow = flow;
        this.cost = new Cost(flow);
    }

    /** @param large from how many numbers on a tensor is worth to be read once less */
    static List<Loop> of(Dataflow flow, long large) {
        Loops loops = new Loops(flow);
        loops.leaveOut(loops.addAll(large));
        return loops.loops.values().stream()
                .filter(loop -> loop.operations().size() > 1)
                .toList();
    }

    /** Each operation as a loop; gives those whose values need not be written, the last first. */
    private List<Integer> addAll(long large) {
        for (int at = 0; at < flow.size(); at++) {
            Value value = flow.output(at);
            if (ElementWise.is(flow.node(at)) && flow.size(value) >= large && !flow.stays(at)) {
                add(new Loop(
                        value, List.of(at), flow.inputs(at).stream().distinct().toList()));
            }
        }
        List<Integer> free = new ArrayList<>(loops.keySet());
        free.removeIf(at -> !loops.keySet().containsAll(flow.readers(flow.output(at))));
        Collections.reverse(free);
        return free;
    }

    private void leaveOut(List<Integer> free) {
        free.removeIf(at -> readers(flow.output(at)).size() == 1 && leftOut(at));
        boolean cheaper;
        do {
            cheaper = free.removeIf(this::leftOut);
        } while (cheaper);
    }

    /** Leaves the value of an operation out if that is cheaper. */
    private boolean leftOut(int at) {
        Loop part = loop(at);
        List<Loop> before = readers(part.result()).stream().map(this::loop).toList();
        List<Loop> after = before.stream().map(loop -> loop.with(part)).toList();
        if (after.stream().anyMatch(loop -> loop.operations().size() > LONGEST)
                || cost.of(after) >= cost.of(before) + cost.of(part)) {
            return false;
        }
        remove(part);
        before.forEach(this::remove);
        after.forEach(this::add);
        return true;
    }

    private Set<Integer> readers(Value value) {
        return readers.computeIfAbsent(value, key -> new TreeSet<>());
    }

    private Loop loop(int at) {
        return Objects.requireNonNull(loops.get(at), () -> "operation " + at + " is not written");
    }

    private void add(Loop loop) {
        int at = flow.producer(loop.result());
        loops.put(at, loop);
        loop.inputs().forEach(input -> readers(input).add(at));
    }

    private void remove(Loop loop) {
        int at = flow.producer(loop.result());
        loops.remove(at);
        loop.inputs().forEach(input -> readers(input).remove(at));
    }
}
