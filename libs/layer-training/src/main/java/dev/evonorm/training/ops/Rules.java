package dev.evonorm.training.ops;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All gradient rules by type of operation, gathered from the tables for each kind. */
final class Rules {
    private static final Map<String, Rule> ALL = gather();
    /** Kernels that rewrites use with gradients of their own ({@link GraphBuilder#withGradient}). */
    private static final Set<String> WITHOUT_RULE = Set.of("BiasAddGrad", "FusedBatchNormV3", "FusedBatchNormGradV3");

    private Rules() {}

    static Optional<Rule> of(String type) {
        return Optional.ofNullable(ALL.get(type));
    }

    /** Whether equal inputs and attributes always give equal results: so for every type with a rule, and for some kernels. */
    static boolean isPure(String type) {
        return ALL.containsKey(type) || WITHOUT_RULE.contains(type);
    }

    /** Every type of operation that has a rule. */
    static Set<String> types() {
        return ALL.keySet();
    }

    private static Map<String, Rule> gather() {
        Map<String, Rule> all = new HashMap<>();
        for (Map<String, Rule> table : List.of(
                ArithmeticRules.TABLE,
                FunctionRules.TABLE,
                ComparisonRules.TABLE,
                ReductionRules.TABLE,
                ShapeRules.TABLE,
                MatrixRules.TABLE,
                ConvolutionRules.TABLE,
                PoolingRules.TABLE)) {
            all.putAll(table);
        }
        return Map.copyOf(all);
    }
}
