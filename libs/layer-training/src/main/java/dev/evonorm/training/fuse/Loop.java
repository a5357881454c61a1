package dev.evonorm.training.fuse;

import java.util.List;
import java.util.Set;

/**
 * One value, computed number by number from others.
 *
 * @param result what is written
 * @param operations that lead to it, each after those that it reads
 * @param inputs what is read, in a fixed order: large tensors and small ones
 */
record Loop(Value result, List<Integer> operations, Set<Value> inputs) {}
