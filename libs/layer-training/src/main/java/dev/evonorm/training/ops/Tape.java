package dev.evonorm.training.ops;

import org.tensorflow.GraphOperation;
import org.tensorflow.Output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lies between some xs and y in a graph: every output that depends on an x and on which y depends. */
final class Tape {
    private final GraphBuilder builder;
    private final Map<Output<?>, List<Output<?>>> inputs = new HashMap<>();
    private final Set<Output<?>> dependent;
    private final List<Output<?>> order = new ArrayList<>();

    private Tape(GraphBuilder builder, Collection<? extends Output<?>> xs) {
        this.builder = builder;
        this.dependent = new HashSet<>(xs);
    }

    static Tape between(GraphBuilder builder, Collection<? extends Output<?>> xs, Output<?> y) {
        Tape tape = new Tape(builder, xs);
        tape.walk(y);
        return tape;
    }

    /** The outputs from y back to the xs: each after everything that reads it. */
    List<Output<?>> backwards() {
        List<Output<?>> backwards = new ArrayList<>(order);
        Collections.reverse(backwards);
        return backwards;
    }

    boolean depends(Output<?> output) {
        return dependent.contains(output);
    }

    List<Output<?>> inputs(Output<?> output) {
        return inputs.computeIfAbsent(output, this::read);
    }

    private List<Output<?>> read(Output<?> output) {
        Optional<Composite> composite = builder.composite(output);
        if (composite.isPresent()) {
            return composite.get().inputs();
        }
        GraphOperation operation = (GraphOperation) output.op();
        List<Output<?>> read = new ArrayList<>(operation.numInputs());
        for (int i = 0; i < operation.numInputs(); i++) {
            read.add(operation.input(i));
        }
        return read;
    }

    /** Depth first, with a stack of its own: networks are deeper than Java's. */
    private void walk(Output<?> y) {
        Deque<Visit> path = new ArrayDeque<>();
        Set<Output<?>> seen = new HashSet<>(Set.of(y));
        path.push(new Visit(y, inputs(y).iterator()));
        while (!path.isEmpty()) {
            Visit visit = path.element();
            if (visit.remaining.hasNext()) {
                Output<?> input = visit.remaining.next();
                if (seen.add(input)) {
                    path.push(new Visit(input, inputs(input).iterator()));
                }
            } else {
                path.remove();
                leave(visit.output);
            }
        }
    }

    private void leave(Output<?> output) {
        if (dependent.contains(output) || inputs(output).stream().anyMatch(dependent::contains)) {
            dependent.add(output);
            order.add(output);
        }
    }

    private record Visit(Output<?> output, Iterator<Output<?>> remaining) {}
}
