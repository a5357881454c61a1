/**
 * What becomes of a known layer when a part of it is taken away (the paper's Table 7).
 * Start with {@link dev.evonorm.study.ablation.LayerAblation}. Nothing here may know which layer is expected to fail.
 */
@NullMarked
package dev.evonorm.study.ablation;

import org.jspecify.annotations.NullMarked;
