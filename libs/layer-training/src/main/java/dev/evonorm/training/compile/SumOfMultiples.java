package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * x·a + x·b + (y + s) + (z + t) → x·(a + b) + y + z + (s + t): where gradients of several moments of one tensor meet, each of
 * them a multiple of it and a small tensor.
 */
final class SumOfMultiples implements Rewrite {
    private final boolean kernels;

    /** @param kernels whether a multiple takes a shift for nothing */
    SumOfMultiples(boolean kernels) {
        this.kernels = kernels;
    }

    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!Requests.isAddition(request)) {
            return null;
        }
        Output<?> first = request.input(0);
        if (request.inputs().stream().anyMatch(term -> !builder.shape(term).equals(builder.shape(first)))) {
            return null;
        }
        Terms terms = new Terms(builder, kernels && ChannelKernels.exist(builder), request.inputs());
        return terms.fewer(request.inputs().size()) ? terms.sum() : null;
    }

    /** A sum as multiples of distinct full tensors and small tensors. */
    private static final class Terms {
        private final GraphBuilder builder;
        private final boolean kernels;
        private final Map<Output<?>, List<Output<?>>> factors = new LinkedHashMap<>();
        private final List<Output<?>> shifts = new ArrayList<>();
        private final List<Output<?>> bases;

        Terms(GraphBuilder builder, boolean kernels, List<Output<?>> terms) {
            this.builder = builder;
            this.kernels = kernels;
            this.bases = terms.stream().<Output<?>>map(this::base).toList();
            terms.forEach(this::add);
        }

        /** The full tensor of which a term is a multiple, plus something small. */
        private Output<?> base(Output<?> term) {
            Extent.Binary sum = sum(term);
            Output<?> x = sum == null ? term : sum.full();
            Extent.Binary product = Extent.binary(builder, x, "Mul");
            return product != null ? product.full() : kernel(x) ? made(x).input(0) : x;
        }

        /** A sum that nothing else reads: where it is needed anyhow, taking it apart saves nothing. */
        private Extent.@Nullable Binary sum(Output<?> term) {
            return builder.uses(term) == 0 ? Extent.binary(builder, term, "AddV2") : null;
        }

        private boolean kernel(Output<?> x) {
            return builder.made(x).filter(made -> made.is("FusedBatchNormV3")).isPresent();
        }

        private Request made(Output<?> x) {
            return builder.made(x).orElseThrow();
        }

        private void add(Output<?> term) {
            Extent.Binary sum = sum(term);
            Output<?> x = sum == null ? term : sum.full();
            if (sum != null) {
                shifts.add(sum.small());
            }
            Extent.Binary product = Extent.binary(builder, x, "Mul");
            if (product != null) {
                factor(product.full(), product.small());
            } else if (kernel(x) && Collections.frequency(bases, made(x).input(0)) > 1) {
                shifts.add(Extent.channels(builder, made(x).input(2)));
                factor(made(x).input(0), Extent.channels(builder, made(x).input(1)));
            } else {
                factor(x, builder.constant(1));
            }
        }

        private void factor(Output<?> x, Output<?> factor) {
            factors.computeIfAbsent(x, key -> new ArrayList<>()).add(factor);
        }

        boolean fewer(int terms) {
            return factors.size() < terms || !shifts.isEmpty();
        }

        /** The shift goes to a multiple that takes it for nothing, else to the whole. */
        Output<?> sum() {
            @Nullable Output<?> shift = shifts.isEmpty() ? null : total(shifts);
            List<Output<?>> multiples = new ArrayList<>();
            for (Map.Entry<Output<?>, List<Output<?>>> each : factors.entrySet()) {
                Output<?> factor = total(each.getValue());
                Output<?> multiple = builder.mul(each.getKey(), factor);
                if (shift != null && takes(each.getKey(), factor, shift)) {
                    multiple = builder.add(multiple, shift);
                    shift = null;
                }
                multiples.add(multiple);
            }
            Output<?> sum = builder.addAll(multiples);
            return shift == null ? sum : builder.add(sum, shift);
        }

        private boolean takes(Output<?> x, Output<?> factor, Output<?> shift) {
            return kernels
                    && Extent.perChannel(builder, factor, x)
                    && Extent.perChannel(builder, shift, x)
                    && !Extent.isConstant(builder, factor, 1);
        }

        private Output<?> total(List<Output<?>> terms) {
            return terms.stream()
                    .<Output<?>>map(term -> term)
                    .reduce(builder::add)
                    .orElseThrow();
        }
    }
}
