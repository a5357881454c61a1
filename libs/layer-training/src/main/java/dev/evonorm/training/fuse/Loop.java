package dev.evonorm.training.fuse;

import java.util.List;

/**
 * One value, computed number by number from others.
 *
 * @param result what is written
 * @param operations that lead to it, each after those that it reads
 * @param inputs what is read: large tensors and small ones, each once
 */
record Loop(Value result, List<Integer> operations, List<Value> inputs) {}
