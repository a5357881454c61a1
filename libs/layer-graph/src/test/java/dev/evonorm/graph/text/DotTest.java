package dev.evonorm.graph.text;

import dev.evonorm.graph.catalogue.Catalogue;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DotTest {
    @Test
    void aLayerIsADigraphFromItsInputsToItsOutput() {
        assertThat(Dot.of(Catalogue.find("evonorm-s1").orElseThrow().graph()))
                .isEqualTo(
                        """
                        digraph layer {
                          rankdir=BT;
                          node [shape=ellipse];
                          n0 [label="x" shape=box];
                          n4 [label="sigmoid"];
                          n0 -> n4;
                          n5 [label="mul"];
                          n0 -> n5;
                          n4 -> n5;
                          n6 [label="moment2c whcg"];
                          n0 -> n6;
                          n7 [label="div" peripheries=2];
                          n5 -> n7 [label="numerator"];
                          n6 -> n7 [label="denominator"];
                        }
                        """);
    }
}
