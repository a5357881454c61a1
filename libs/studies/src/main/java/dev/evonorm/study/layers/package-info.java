/**
 * What random layers are worth on each anchor (the paper's Figures 2 and 3).
 * Start with {@link dev.evonorm.study.layers.RandomLayers}. Nothing here may decide which layer is good: thresholds are
 * settings.
 */
@NullMarked
package dev.evonorm.study.layers;

import org.jspecify.annotations.NullMarked;
