package dev.evonorm.study.invariance;

import dev.evonorm.graph.Op;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InvarianceTest {
    private final ScaledInputs inputs = new ScaledInputs();

    @ParameterizedTest
    @ValueSource(strings = {"evonorm-b0", "evonorm-b2", "bn-relu", "bn-silu", "gn-relu", "frn", "rs-rej"})
    void theseLayersDoNotSeeTheScaleOfTheirInputToTheLastBit(String layer) {
        assertThat(deviation(layer, 0)).isZero();
        assertThat(deviation(layer, Op.EPSILON)).isPositive().isLessThan(0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evonorm-b1", "evonorm-s0", "evonorm-s1", "evonorm-s2", "relu", "random"})
    void theseLayersSeeIt(String layer) {
        assertThat(deviation(layer, 0)).isGreaterThan(0.1);
    }

    private double deviation(String layer, double epsilon) {
        return inputs.deviation(Catalogue.find(layer).orElseThrow().graph(), epsilon);
    }
}
