/**
 * Charts as PNG files, by XChart. Start with {@link dev.evonorm.study.chart.Panel}.
 * Nothing here may know what the numbers mean.
 */
@NullMarked
package dev.evonorm.study.chart;

import org.jspecify.annotations.NullMarked;
