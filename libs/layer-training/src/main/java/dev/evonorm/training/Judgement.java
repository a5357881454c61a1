package dev.evonorm.training;

/** The images on which a trained network is judged. */
public enum Judgement {
    /** The validation images, which the search may see. */
    VALIDATION,
    /** The test images, for finalists alone. */
    TEST
}
