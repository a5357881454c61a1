package dev.evonorm.graph.probe;

import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.evolve.RandomGraphs;
import dev.evonorm.graph.evolve.Sampling;
import dev.evonorm.graph.evolve.SearchSpace;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/** What random graphs are like: the shares that docs/method.md quotes. */
class RandomGraphSharesTest {
    private static final int GRAPHS = 2000;

    @Test
    void aThirdReachesXAndTwoThirdsAreConstant() {
        var random = new SplittableRandom(11);
        var graphs = new RandomGraphs(new SearchSpace(10, true, Sampling.ROWS, 4));
        Probe probe = new Probe();
        Set<String> functions = new HashSet<>();
        int reaching = 0;
        int constant = 0;
        int nonFinite = 0;
        int alive = 0;
        for (int i = 0; i < GRAPHS; i++) {
            LayerGraph graph = graphs.next(random);
            reaching += graph.liveNodes().get(0) ? 1 : 0;
            Finding finding = probe.examine(graph);
            if (finding instanceof Finding.Dead dead) {
                constant += dead.ground().equals(Finding.CONSTANT) ? 1 : 0;
                nonFinite += dead.ground().equals(Finding.NON_FINITE) ? 1 : 0;
            } else if (finding instanceof Finding.Alive found) {
                alive++;
                functions.add(found.fingerprint());
            }
        }
        System.out.printf(
                "%d random graphs: %.1f %% reach x, %.1f %% constant, %.1f %% not finite, %.1f %% alive, of those %.1f %% repeat%n",
                GRAPHS,
                share(reaching),
                share(constant),
                share(nonFinite),
                share(alive),
                100.0 * (alive - functions.size()) / alive);

        assertThat(share(reaching)).isBetween(30.0, 39.0);
        assertThat(share(constant)).isBetween(62.0, 72.0);
        assertThat(share(nonFinite)).isBetween(1.0, 6.0);
        assertThat(share(alive)).isBetween(25.0, 35.0);
        assertThat(functions.size()).isLessThan(alive * 3 / 4);
    }

    private static double share(int count) {
        return 100.0 * count / GRAPHS;
    }
}
