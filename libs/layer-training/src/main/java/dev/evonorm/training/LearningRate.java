package dev.evonorm.training;

import dev.evonorm.contracts.settings.Schedule;

/** The learning rate over the steps: constant, or half a cosine from the start's rate to zero. */
final class LearningRate {
    private LearningRate() {}

    /** The rate at a step from 0 to steps − 1. */
    static double at(Schedule schedule, double start, int step, int steps) {
        return switch (schedule) {
            case CONSTANT -> start;
            case COSINE -> start * (1 + Math.cos(Math.PI * step / steps)) / 2;
        };
    }
}
