package dev.evonorm.contracts.settings;

import java.time.Duration;

/**
 * How one network is trained and judged: everything but the layer and the anchor.
 *
 * @param data the name of a data set that the worker knows: {@code synthetic}, or one of its configuration
 * @param scale depth, width and image size of the anchors
 * @param steps optimiser steps
 * @param batch images a step
 * @param learningRate SGD's rate at the start
 * @param schedule how the rate goes over the steps
 * @param momentum Nesterov momentum
 * @param weightDecay on convolution and dense kernels alone
 * @param seed of initial weights, batches and augmentation
 * @param deadline wall-clock limit; a training that overruns it is a failure, not a score
 */
public record TrainingSettings(
        String data,
        Scale scale,
        int steps,
        int batch,
        double learningRate,
        Schedule schedule,
        double momentum,
        double weightDecay,
        long seed,
        Duration deadline) {
    public TrainingSettings {
        Check.name("data", data);
        Check.between("steps", steps, 1, 1_000_000);
        Check.between("batch", batch, 2, 4096);
        Check.between("learningRate", learningRate, 1e-9, 100);
        Check.between("momentum", momentum, 0, 0.999999);
        Check.between("weightDecay", weightDecay, 0, 1);
        Check.positive("deadline", deadline);
    }

    public TrainingSettings withSteps(int steps) {
        return new TrainingSettings(
                data, scale, steps, batch, learningRate, schedule, momentum, weightDecay, seed, deadline);
    }

    public TrainingSettings withSeed(long seed) {
        return new TrainingSettings(
                data, scale, steps, batch, learningRate, schedule, momentum, weightDecay, seed, deadline);
    }

    public TrainingSettings withData(String data) {
        return new TrainingSettings(
                data, scale, steps, batch, learningRate, schedule, momentum, weightDecay, seed, deadline);
    }
}
