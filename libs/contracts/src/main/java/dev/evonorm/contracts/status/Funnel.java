package dev.evonorm.contracts.status;

/**
 * How many candidates came how far; each decided candidate is counted in exactly one of the outcomes.
 *
 * @param issued tickets issued
 * @param dead rejected by the probe
 * @param repeated of a function that was decided before, whatever that verdict was
 * @param failedQuality rejected by the quality test
 * @param failedStability rejected by the stability test
 * @param failed no verdict or no score could be had; a candidate that failed in scoring leaves {@code accepted} for this
 * @param accepted passed all tests, and is scored or still in training
 * @param scored accepted and scored on every objective
 */
public record Funnel(
        long issued,
        long dead,
        long repeated,
        long failedQuality,
        long failedStability,
        long failed,
        long accepted,
        long scored) {}
