package dev.evonorm.training.compile;

/**
 * What is done before the first step of a network to make all its steps cheaper: as much as these steps pay back.
 *
 * <p>The figures are ours, measured with EvoNorm-B0 and -S0 in the three anchors (docs/performance.md).
 */
public enum Effort {
    /** Operations as they were asked for. Of small batches a step costs what its operations are many, and rules make more. */
    NONE,
    /** Rules make fewer passes over whole tensors. */
    RULES,
    /** Rules, then element-wise operations as compiled loops. Compilation takes some two CPU seconds a network. */
    LOOPS;

    /** Positions of the images of a batch, b·h·w, from which on rules save more than their operations cost. */
    private static final long WORTH_RULES = 1 << 13;
    /** The side of images at paper scale: networks for smaller ones are narrow, and their tensors fit the cache. */
    private static final int WIDE = 24;
    /** Positions of all steps together that pay for compilation: a stability test's 100 steps of 16 images of that side. */
    private static final long PAYS_LOOPS = 100L * 16 * WIDE * WIDE;

    /** What XLA makes for other processors has not been tried. */
    private static final boolean LOOPS_TRIED = has("linux-x86_64") && !has("linux-x86_64-gpu");

    /** Whether TensorFlow's library for a platform is there. */
    private static boolean has(String platform) {
        return Effort.class.getResource("/org/tensorflow/internal/c_api/" + platform + "/LICENSE") != null;
    }

    /** @param steps that will be run; 0 where loops are not wanted */
    public static Effort of(int images, int side, int steps) {
        long positions = (long) images * side * side;
        if (positions < WORTH_RULES) {
            return NONE;
        }
        return LOOPS_TRIED && side >= WIDE && positions * steps >= PAYS_LOOPS ? LOOPS : RULES;
    }
}
