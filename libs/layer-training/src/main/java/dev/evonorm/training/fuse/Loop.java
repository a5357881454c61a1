package dev.evonorm.training.fuse;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One value, computed number by number from others.
 *
 * @param result what is written
 * @param operations that lead to it, each after those that it reads
 * @param inputs what is read: large tensors and small ones, each once
 */
record Loop(Value result, List<Integer> operations, List<Value> inputs) {
    Loop {
        operations = List.copyOf(operations);
        inputs = List.copyOf(inputs);
    }

    /** This loop as it is when it computes one of its inputs for itself. */
    Loop with(Loop part) {
        Set<Integer> together = new TreeSet<>(operations);
        together.addAll(part.operations());
        Set<Value> read = new LinkedHashSet<>(inputs);
        read.remove(part.result());
        read.addAll(part.inputs());
        return new Loop(result, List.copyOf(together), List.copyOf(read));
    }
}
