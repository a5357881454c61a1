package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.Op;

/**
 * Moments over an index set and their derivatives; variances are taken in two passes.
 *
 * @param groups of the channels of x, for (w, h, c/g); divides their number
 * @param epsilon stands in every root of a moment
 */
record Aggregation(Op op, IndexSet over, int groups, double epsilon) {
    /** The mean, mean square or variance: what a moving average follows. Axes averaged over have length 1. */
    Tensor moment(Tensor x) {
        return switch (op) {
            case MEAN -> average(x);
            case MOMENT2 -> average(x.map(a -> a * a));
            case MOMENT2C -> average(deviation(x).map(d -> d * d));
            default -> throw new IllegalArgumentException(op + " is no aggregation");
        };
    }

    /** The node's value: the mean itself, or √(moment + ε). */
    Tensor value(Tensor moment) {
        return op == Op.MEAN ? moment : moment.map(m -> Math.sqrt(m + epsilon));
    }

    /** The gradient with respect to x, given that with respect to z = value(moment(x)). */
    Tensor gradient(Tensor x, Tensor z, Tensor dz) {
        return switch (op) {
            case MEAN -> spread(dz, x.shape());
            case MOMENT2 -> spread(dz.zip(z, (g, root) -> g / root), x.shape()).times(x);
            case MOMENT2C -> spread(dz.zip(z, (g, root) -> g / root), x.shape()).times(deviation(x));
            default -> throw new IllegalArgumentException(op + " is no aggregation");
        };
    }

    private Tensor deviation(Tensor x) {
        return x.zip(average(x), (a, mean) -> a - mean);
    }

    private Tensor average(Tensor x) {
        Shape kept = kept(x.shape());
        Tensor mean = x.sumTo(kept).times(1.0 / (x.shape().size() / kept.size()));
        return inGroups(kept) ? mean.groupSums(groups).times((double) groups / kept.c()) : mean;
    }

    /** The transpose of averaging: each element of x gets its share of the gradient of every mean that it enters. */
    private Tensor spread(Tensor dz, Shape to) {
        Shape kept = dz.shape();
        Tensor share = inGroups(kept) ? dz.groupSums(groups).times((double) groups / kept.c()) : dz;
        return share.times(1.0 / (to.size() / kept.size())).expandTo(to);
    }

    /** Groups keep their channel axis, every channel holding its group's moment. */
    private Shape kept(Shape x) {
        return switch (over) {
            case BWH -> new Shape(1, 1, 1, x.c());
            case WHC -> new Shape(x.b(), 1, 1, 1);
            case WH, WHCG -> new Shape(x.b(), 1, 1, x.c());
            case C -> new Shape(x.b(), x.h(), x.w(), 1);
        };
    }

    private boolean inGroups(Shape kept) {
        return over == IndexSet.WHCG && kept.c() > 1;
    }
}
