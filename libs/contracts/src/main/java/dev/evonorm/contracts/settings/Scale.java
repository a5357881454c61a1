package dev.evonorm.contracts.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Depth, width and image size of the anchor networks. */
public enum Scale {
    /** A few blocks on 16×16 images: a laptop decides a layer in seconds (ours). */
    @JsonProperty("tiny")
    TINY,
    /** About twice as deep and wide as tiny: where one machine re-ranks its finalists (ours). */
    @JsonProperty("small")
    SMALL,
    /** The paper's CIFAR-10 anchors: full depth, channel multipliers 0.25, 0.5, 0.5, 24×24 crops. */
    @JsonProperty("paper")
    PAPER
}
