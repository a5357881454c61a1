package dev.evonorm.study.chart;

import java.util.List;

/** One chart; what it shows is finite numbers, and series keep their order. */
public sealed interface Panel {
    String title();

    String xLabel();

    String yLabel();

    /** Points. @param diagonal whether the line y = x is drawn, for two measures of one thing */
    record Scatter(String title, String xLabel, String yLabel, List<Points> series, boolean diagonal)
            implements Panel {}

    /**
     * How many values fall into each of equal bins between two bounds, the last bin with its upper end. Counts stand on a
     * logarithmic axis, so that one value is seen beside a thousand; an empty bin lies under 1.
     *
     * @param marks values that are named by a vertical line
     */
    record Histogram(
            String title,
            String xLabel,
            String yLabel,
            double from,
            double to,
            int bins,
            List<Values> series,
            List<Mark> marks)
            implements Panel {}

    /** Lines with error bars of the given half-lengths. */
    record Curves(String title, String xLabel, String yLabel, List<Curve> series) implements Panel {}

    /** A bar a category, side by side by series. */
    record Bars(String title, String xLabel, String yLabel, List<String> categories, List<Values> series)
            implements Panel {}

    record Points(String name, List<Double> x, List<Double> y) {}

    record Mark(String name, double value) {}

    record Values(String name, List<Double> values) {}

    record Curve(String name, List<Double> x, List<Double> y, List<Double> spread) {}
}
