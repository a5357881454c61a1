package dev.evonorm.training.compile;

import dev.evonorm.training.ops.GraphBuilder;
import dev.evonorm.training.ops.Request;
import dev.evonorm.training.ops.Rewrite;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Σ x·y + Σ z·t → Σ (x·y + z·t) over positions: where loops compute products, one tensor is written and summed instead of two.
 * In gradients of second order two ways to a value meet so: that by which it scales the layer, and that by which it scales the
 * layer's gradient.
 *
 * <p>Only of sums and products that nothing else reads.
 */
final class SumsOfProducts implements Rewrite {
    @Override
    public @Nullable Output<?> instead(GraphBuilder builder, Request request) {
        if (!Requests.isAddition(request)) {
            return null;
        }
        List<Output<?>> terms = new ArrayList<>();
        Map<Reduction, List<Output<?>>> products = new LinkedHashMap<>();
        for (Output<?> term : request.inputs()) {
            Output<?> product = product(builder, term);
            if (product == null) {
                terms.add(term);
            } else {
                products.computeIfAbsent(Reduction.of(builder, product, term), key -> new ArrayList<>())
                        .add(product);
            }
        }
        if (terms.size() + products.size() == request.inputs().size()) {
            return null;
        }
        products.forEach((reduction, each) -> terms.add(builder.sum(builder.addAll(each), reduction.axes())));
        return builder.addAll(terms);
    }

    /** The product whose sum a term is, if nothing else reads either. */
    private static @Nullable Output<?> product(GraphBuilder builder, Output<?> term) {
        if (builder.uses(term) > 0) {
            return null;
        }
        return summed(builder, term)
                .filter(x -> builder.uses(x) == 1)
                .filter(x -> builder.made(x).filter(made -> made.is("Mul")).isPresent())
                .orElse(null);
    }

    /** What a term is the sum of, however it is computed. */
    private static Optional<Output<?>> summed(GraphBuilder builder, Output<?> term) {
        return PositionSum.summed(builder, term)
                .or(() -> ChannelSum.summed(builder, term))
                .or(() -> builder.made(term)
                        .filter(made -> Requests.isSum(builder, made))
                        .map(made -> made.input(0)));
    }

    /** From which shape to which: of rank four, so that the axes follow. */
    private record Reduction(Shape from, Shape to) {
        static Reduction of(GraphBuilder builder, Output<?> x, Output<?> sum) {
            return new Reduction(builder.shape(x), builder.shape(sum));
        }

        int[] axes() {
            return IntStream.range(0, from.numDimensions())
                    .filter(axis -> to.size(axis) == 1)
                    .toArray();
        }
    }
}
