package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.IndexSet;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.IndexSet.C;
import static dev.evonorm.graph.IndexSet.WH;
import static dev.evonorm.graph.IndexSet.WHC;
import static dev.evonorm.graph.IndexSet.WHCG;
import static java.util.Map.entry;

/** What every catalogue layer computes at one position, written with plain loops over all elements. */
final class ClosedForms {
    private static final double EPSILON = 1e-5;

    private ClosedForms() {}

    static final Map<String, ToDoubleFunction<Position>> BY_NAME = Map.ofEntries(
            entry("bn-relu", p -> Math.max(p.v1() * p.normalized(BWH) + p.v0(), 0)),
            entry("gn-relu", p -> Math.max(p.v1() * p.normalized(WHCG) + p.v0(), 0)),
            entry("ln-relu", p -> Math.max(p.v1() * p.normalized(WHC) + p.v0(), 0)),
            entry("in-relu", p -> Math.max(p.v1() * p.normalized(WH) + p.v0(), 0)),
            entry("bn-silu", p -> silu(p.v1(), p.normalized(BWH) + p.v0())),
            entry("gn-silu", p -> silu(p.v1(), p.normalized(WHCG) + p.v0())),
            entry("pixelnorm-relu", p -> Math.max(p.x() / p.rms(C), 0)),
            entry("frn", p -> Math.max(p.x() / p.rms(WH), p.v0())),
            entry("evonorm-b0", p -> p.x() / Math.max(p.std(BWH), p.v1() * p.x() + p.std(WH))),
            entry("evonorm-b1", p -> p.x() / Math.max(p.std(BWH), (p.x() + 1) * p.rms(WH))),
            entry("evonorm-b2", p -> p.x() / Math.max(p.std(BWH), p.rms(WH) - p.x())),
            entry("evonorm-s0", p -> p.x() * sigmoid(p.v1() * p.x()) / p.std(WHCG)),
            entry("evonorm-s1", p -> p.x() * sigmoid(p.x()) / p.std(WHCG)),
            entry("evonorm-s2", p -> p.x() * sigmoid(p.x()) / p.rms(WHCG)),
            entry("evonorm-b0-no-v1x", p -> p.x() / Math.max(p.std(BWH), p.std(WH))),
            entry("evonorm-b0-no-local", p -> p.x() / Math.max(p.std(BWH), p.v1() * p.x())),
            entry("evonorm-b0-no-global", p -> p.x() / (p.v1() * p.x() + p.std(WH))),
            entry("evonorm-b0-add", p -> p.x() / (p.std(BWH) + p.v1() * p.x() + p.std(WH))),
            entry("rs-rej", p -> Math.max(p.x(), 0) / p.rms(BWH)),
            entry("random-rej", p -> Math.tanh(Math.max(p.x(), Math.tanh(p.x())))),
            entry("random", p -> signedSqrt(Math.sqrt(p.variance(WH, v -> sigmoid(Math.abs(v))) + EPSILON))),
            entry("identity", Position::x),
            entry("relu", p -> Math.max(p.x(), 0)),
            entry("max-v0", p -> Math.max(p.x(), p.v0())),
            entry("sqrt", p -> signedSqrt(p.x())),
            entry("exp", p -> Math.exp(p.x())),
            entry("square", p -> p.x() * p.x()));

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private static double silu(double v1, double m) {
        return m * sigmoid(v1 * m);
    }

    private static double signedSqrt(double a) {
        return a == 0 ? 0 : a > 0 ? Math.sqrt(a + EPSILON) : -Math.sqrt(-a + EPSILON);
    }

    /** One element of the input and all that is averaged with it; {@code groups} is what divides the channels. */
    record Position(Inputs inputs, int groups, int b, int h, int w, int c) {
        double x() {
            return inputs.x().at(b, h, w, c);
        }

        double v0() {
            return inputs.v0()[c];
        }

        double v1() {
            return inputs.v1()[c];
        }

        double normalized(IndexSet over) {
            return (x() - mean(over, v -> v)) / std(over);
        }

        double rms(IndexSet over) {
            return Math.sqrt(mean(over, v -> v * v) + EPSILON);
        }

        double std(IndexSet over) {
            return Math.sqrt(variance(over, v -> v) + EPSILON);
        }

        double variance(IndexSet over, DoubleUnaryOperator f) {
            double mean = mean(over, f);
            return mean(over, v -> (f.applyAsDouble(v) - mean) * (f.applyAsDouble(v) - mean));
        }

        double mean(IndexSet over, DoubleUnaryOperator f) {
            Shape shape = inputs.x().shape();
            double sum = 0;
            int count = 0;
            for (int i = 0; i < shape.b(); i++) {
                for (int j = 0; j < shape.h(); j++) {
                    for (int k = 0; k < shape.w(); k++) {
                        for (int l = 0; l < shape.c(); l++) {
                            if (isAveraged(over, i, j, k, l)) {
                                sum += f.applyAsDouble(inputs.x().at(i, j, k, l));
                                count++;
                            }
                        }
                    }
                }
            }
            return sum / count;
        }

        private boolean isAveraged(IndexSet over, int i, int j, int k, int l) {
            int size = inputs.x().shape().c() / groups;
            return switch (over) {
                case BWH -> l == c;
                case WHC -> i == b;
                case WH -> i == b && l == c;
                case WHCG -> i == b && l / size == c / size;
                case C -> i == b && j == h && k == w;
            };
        }
    }
}
