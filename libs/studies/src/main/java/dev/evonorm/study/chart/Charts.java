package dev.evonorm.study.chart;

import dev.evonorm.study.chart.Panel.Bars;
import dev.evonorm.study.chart.Panel.Curves;
import dev.evonorm.study.chart.Panel.Histogram;
import dev.evonorm.study.chart.Panel.Scatter;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Draws panels side by side; the same panels give the same file on one machine (fonts are the machine's). */
public final class Charts {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    private static final int LETTERS_IN_A_ROW = 45;
    /** A logarithmic axis has no 0: its lower end, under which nothing is seen. */
    private static final double EMPTY_BIN = 0.5;

    private Charts() {}

    /** Writes a PNG. @throws UncheckedIOException if the file cannot be written */
    public static void write(Path png, List<Panel> panels) {
        List<Chart<?, ?>> charts = new ArrayList<>();
        panels.forEach(panel -> charts.add(chart(panel)));
        String withoutEnding = png.toString().replaceFirst("\\.png$", "");
        try {
            BitmapEncoder.saveBitmap(charts, 1, charts.size(), withoutEnding, BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + png, e);
        }
    }

    private static Chart<?, ?> chart(Panel panel) {
        if (panel instanceof Scatter scatter) {
            return scatter(scatter);
        }
        if (panel instanceof Histogram histogram) {
            return histogram(histogram);
        }
        if (panel instanceof Curves curves) {
            return curves(curves);
        }
        return bars((Bars) panel);
    }

    private static XYChart xy(Panel panel) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(panel.title())
                .xAxisTitle(panel.xLabel())
                .yAxisTitle(panel.yLabel())
                .build();
        plain(chart.getStyler());
        return chart;
    }

    private static void plain(Styler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
    }

    private static XYChart scatter(Scatter scatter) {
        XYChart chart = xy(scatter);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(5);
        scatter.series().stream().filter(points -> !points.x().isEmpty()).forEach(points -> chart.addSeries(
                        points.name(), points.x(), points.y())
                .setMarker(SeriesMarkers.CIRCLE));
        if (scatter.diagonal()) {
            double most = scatter.series().stream()
                    .flatMap(points -> IntStream.of(0, 1).mapToObj(axis -> axis == 0 ? points.x() : points.y()))
                    .flatMap(List::stream)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(1);
            XYSeries line = chart.addSeries("equal", List.of(0.0, most), List.of(0.0, most));
            line.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
            line.setMarker(SeriesMarkers.NONE);
            line.setLineColor(Color.LIGHT_GRAY);
            line.setLineStyle(new BasicStroke(1));
        }
        return chart;
    }

    private static XYChart curves(Curves curves) {
        XYChart chart = xy(curves);
        chart.getStyler().setMarkerSize(4);
        curves.series().forEach(curve -> chart.addSeries(curve.name(), curve.x(), curve.y(), curve.spread())
                .setMarker(SeriesMarkers.CIRCLE));
        return chart;
    }

    private static CategoryChart category(Panel panel) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(panel.title())
                .xAxisTitle(panel.xLabel())
                .yAxisTitle(panel.yLabel())
                .build();
        plain(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.9);
        return chart;
    }

    private static CategoryChart bars(Bars bars) {
        CategoryChart chart = category(bars);
        if (bars.categories().stream().mapToInt(String::length).sum() > LETTERS_IN_A_ROW) {
            chart.getStyler().setXAxisLabelRotation(60);
        }
        bars.series().forEach(values -> chart.addSeries(values.name(), bars.categories(), values.values()));
        return chart;
    }

    private static XYChart histogram(Histogram histogram) {
        XYChart chart = xy(histogram);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMin(EMPTY_BIN);
        chart.getStyler().setXAxisMin(histogram.from());
        chart.getStyler().setXAxisMax(histogram.to());
        double width = (histogram.to() - histogram.from()) / histogram.bins();
        List<Double> edges = IntStream.rangeClosed(0, histogram.bins())
                .mapToObj(bin -> histogram.from() + bin * width)
                .toList();
        double most = 1;
        for (Panel.Values series : histogram.series()) {
            List<Double> heights = heights(histogram, width, series.values());
            most = Math.max(most, Collections.max(heights));
            XYSeries outline = chart.addSeries(series.name(), edges, heights);
            outline.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
            outline.setMarker(SeriesMarkers.NONE);
        }
        for (Panel.Mark mark : histogram.marks()) {
            List<Double> place = List.of(mark.value(), mark.value());
            chart.addSeries(mark.name(), place, List.of(EMPTY_BIN, most)).setMarker(SeriesMarkers.NONE);
        }
        return chart;
    }

    /** One a bin, and that of the last bin once more for its upper edge. */
    private static List<Double> heights(Histogram histogram, double width, List<Double> values) {
        Double[] counts = new Double[histogram.bins() + 1];
        Arrays.fill(counts, EMPTY_BIN);
        for (double value : values) {
            int bin = (int) Math.floor((value - histogram.from()) / width);
            int place = Math.max(0, Math.min(histogram.bins() - 1, bin));
            counts[place] = counts[place] < 1 ? 1 : counts[place] + 1;
        }
        counts[histogram.bins()] = counts[histogram.bins() - 1];
        return List.of(counts);
    }
}
