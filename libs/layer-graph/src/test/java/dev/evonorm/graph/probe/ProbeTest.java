package dev.evonorm.graph.probe;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Op;
import dev.evonorm.graph.Term;
import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static dev.evonorm.graph.IndexSet.BWH;
import static dev.evonorm.graph.IndexSet.WH;
import static dev.evonorm.graph.IndexSet.WHC;
import static dev.evonorm.graph.IndexSet.WHCG;
import static dev.evonorm.graph.Term.V0;
import static dev.evonorm.graph.Term.V1;
import static dev.evonorm.graph.Term.X;
import static dev.evonorm.graph.Term.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

class ProbeTest {
    private static final Probe PROBE = new Probe();

    private static String fingerprint(LayerGraph graph) {
        return ((Finding.Alive) PROBE.examine(graph)).fingerprint();
    }

    private static String fingerprint(Term term) {
        return fingerprint(term.graph());
    }

    @Test
    void everyNamedLayerIsAliveAndNoTwoAreAlike() {
        assertThat(Catalogue.layers())
                .extracting(layer -> fingerprint(layer.graph()))
                .doesNotHaveDuplicates()
                .allMatch(print -> print.matches("[0-9a-f]{32}"));
    }

    static Stream<Arguments> dead() {
        Term step = X.div(ZERO).sigmoid();
        return Stream.of(
                Arguments.of("reads no x", Finding.CONSTANT, Term.of(Op.EXP, V1)),
                Arguments.of("x − x", Finding.CONSTANT, X.minus(X)),
                Arguments.of("x / x", Finding.CONSTANT, X.div(X)),
                Arguments.of(
                        "σ(x) + σ(−x), up to noise",
                        Finding.CONSTANT,
                        X.sigmoid().plus(X.negated().sigmoid())),
                Arguments.of(
                        "0·x + v0, another constant for another v0",
                        Finding.CONSTANT,
                        X.times(ZERO).plus(V0)),
                Arguments.of("x / v0", Finding.NON_FINITE, X.div(V0)),
                Arguments.of("x / 0", Finding.NON_FINITE, X.div(ZERO)),
                Arguments.of(
                        "tanh(x / v0): finite, its gradient is not", Finding.NON_FINITE, Term.of(Op.TANH, X.div(V0))),
                Arguments.of("σ(x / 0): finite, its gradient is not", Finding.NON_FINITE, step));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dead")
    void whatCanOnlyFailIsDead(String name, String ground, Term term) {
        Finding finding = PROBE.examine(term.graph());

        assertThat(finding).isInstanceOfSatisfying(Finding.Dead.class, dead -> {
            assertThat(dead.ground()).isEqualTo(ground);
            assertThat(dead.reason()).contains(dev.evonorm.graph.text.Formula.text(term.graph()));
        });
    }

    static Stream<Arguments> alive() {
        Term triple = Term.of(Op.EXP, Term.of(Op.EXP, Term.of(Op.EXP, X)));
        return Stream.of(
                Arguments.of("v0·x is 0 only at the start", X.times(V0)),
                Arguments.of("x / |x| has no gradient, but features to train on", X.div(Term.of(Op.ABS, X))),
                Arguments.of("overflows on large inputs only", triple),
                Arguments.of("reads x far out only", Term.max(X, Term.of(Op.EXP, Term.of(Op.EXP, V1)))),
                Arguments.of(
                        "groups may be single channels, or not", X.mean(WHCG).minus(X.mean(WH))),
                Arguments.of(
                        "tiny values are values",
                        X.times(Term.of(
                                Op.EXP,
                                Term.of(Op.EXP, Term.of(Op.EXP, V1))
                                        .plus(Term.of(Op.EXP, Term.of(Op.EXP, V1)))
                                        .negated()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alive")
    void whatMightWorkIsAlive(String name, Term term) {
        assertThat(PROBE.examine(term.graph())).isInstanceOf(Finding.Alive.class);
    }

    static Stream<Arguments> equal() {
        return Stream.of(
                Arguments.of(X.plus(ZERO), Term.max(X, X)),
                Arguments.of(X.plus(X).plus(X), X.plus(X.plus(X))),
                Arguments.of(X.times(X), Term.of(Op.SQUARE, X)),
                Arguments.of(X.minus(X.mean(BWH)).rms(BWH).times(X), X.std(BWH).times(X)),
                Arguments.of(X.negated().negated(), X.times(V1.div(V1))),
                Arguments.of(X.sigmoid(), X.negated().sigmoid().negated().plus(Term.of(Op.EXP, ZERO))));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("equal")
    void equalFunctionsHaveEqualFingerprints(Term one, Term other) {
        assertThat(fingerprint(one)).isEqualTo(fingerprint(other));
    }

    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of("scale", X, X.plus(X)),
                Arguments.of("sign", X, X.negated()),
                Arguments.of("learning of v0", X.plus(Term.max(V0, ZERO)), X.plus(Term.max(ZERO, V0))),
                Arguments.of("ε", Term.of(Op.SQRT, Term.of(Op.SQUARE, X)), Term.of(Op.ABS, X)),
                Arguments.of(
                        "what the moving average follows",
                        X.plus(V0).mean(BWH).minus(V0).plus(X),
                        X.mean(BWH).plus(X)),
                Arguments.of("groups and samples", X.div(X.rms(WHCG)), X.div(X.rms(WHC))),
                Arguments.of("groups and channels", X.div(X.rms(WHCG)), X.div(X.rms(WH))));
    }

    @ParameterizedTest(name = "by {0}")
    @MethodSource("different")
    void differentLayersHaveDifferentFingerprints(String by, Term one, Term other) {
        assertThat(fingerprint(one.plus(ZERO))).isNotEqualTo(fingerprint(other.plus(ZERO)));
    }

    @Test
    void theNumberOfGroupsCountsOnlyWhereItIsUsed() {
        LayerGraph grouped = X.div(X.std(WHCG)).graph();
        LayerGraph ungrouped = X.div(X.std(WH)).graph();

        assertThat(fingerprint(grouped.withGroups(4))).isNotEqualTo(fingerprint(grouped.withGroups(8)));
        assertThat(fingerprint(ungrouped.withGroups(4))).isEqualTo(fingerprint(ungrouped.withGroups(8)));
    }

    @Test
    void twoProbesFindTheSame() {
        LayerGraph graph = Catalogue.find("evonorm-b0").orElseThrow().graph();

        assertThat(new Probe().examine(graph)).isEqualTo(PROBE.examine(graph));
    }
}
