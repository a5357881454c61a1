package dev.evonorm.graph.interpreter;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.graph.interpreter.ClosedForms.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClosedFormTest {
    static Stream<String> names() {
        return Catalogue.layers().stream().map(CatalogueLayer::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyLayerOfTheCatalogueComputesItsClosedForm(String name) {
        assertClosedForm(name, new Shape(3, 4, 2, 6), 3, 3);
    }

    @ParameterizedTest
    @MethodSource("names")
    void fourGroupsOfSixChannelsAreLoweredToThree(String name) {
        assertClosedForm(name, new Shape(2, 3, 3, 6), 4, 3);
    }

    @ParameterizedTest
    @MethodSource("names")
    void mapsOfASinglePixelGiveFiniteValues(String name) {
        assertClosedForm(name, new Shape(5, 1, 1, 6), 2, 2);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSingleChannelIsAGroup(String name) {
        assertClosedForm(name, new Shape(2, 3, 2, 1), 32, 1);
    }

    @Test
    void scaleDoesNotMatterToB0AndB2ButToTheOthers() {
        Inputs inputs = Inputs.random(new Shape(3, 5, 5, 8), 3);
        Inputs scaled = inputs.withX(inputs.x().times(100).values());

        for (String name : new String[] {"b0", "b1", "b2", "s0", "s1", "s2"}) {
            Interpreter layer = new Interpreter(graph("evonorm-" + name).withGroups(4));
            double[] before = inputs.training(layer).output().values();
            double[] after = scaled.training(layer).output().values();
            double change = 0;
            for (int i = 0; i < before.length; i++) {
                change = Math.max(change, Math.abs(after[i] - before[i]));
            }
            if (name.equals("b0") || name.equals("b2")) {
                assertThat(change).as(name).isLessThan(1e-3);
            } else {
                assertThat(change).as(name).isGreaterThan(0.1);
            }
        }
    }

    private static LayerGraph graph(String name) {
        return Catalogue.find(name).orElseThrow().graph();
    }

    private static void assertClosedForm(String name, Shape shape, int groups, int loweredGroups) {
        Inputs inputs = Inputs.random(shape, name.hashCode());

        Tensor y =
                inputs.training(new Interpreter(graph(name).withGroups(groups))).output();

        var closedForm = ClosedForms.BY_NAME.get(name);
        assertThat(closedForm).as("a closed form of " + name).isNotNull();
        assertThat(y.shape()).isEqualTo(shape);
        for (int b = 0; b < shape.b(); b++) {
            for (int h = 0; h < shape.h(); h++) {
                for (int w = 0; w < shape.w(); w++) {
                    for (int c = 0; c < shape.c(); c++) {
                        double expected = closedForm.applyAsDouble(new Position(inputs, loweredGroups, b, h, w, c));
                        assertThat(y.at(b, h, w, c))
                                .as("%s at [%d, %d, %d, %d]", name, b, h, w, c)
                                .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
                    }
                }
            }
        }
    }
}
