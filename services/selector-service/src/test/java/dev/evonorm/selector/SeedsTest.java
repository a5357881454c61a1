package dev.evonorm.selector;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class SeedsTest {
    @Test
    void seedsAreThoseOfSplitMix64() {
        // The reference implementation's first three outputs for the seed 1234567.
        assertThat(List.of(Seeds.ofTicket(1234567, 1), Seeds.ofTicket(1234567, 2), Seeds.ofTicket(1234567, 3)))
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Test
    void aHundredThousandTicketsShareNoSeed() {
        assertThat(LongStream.rangeClosed(1, 100_000)
                        .map(ticket -> Seeds.ofTicket(7, ticket))
                        .distinct())
                .hasSize(100_000);
    }

    @Test
    void generatorsOfNeighbouringTicketsAreUnrelated() {
        // Of 10,000 neighbours' first bits, half agree; 5 standard deviations are 250.
        long agreeing = LongStream.rangeClosed(1, 10_000)
                .filter(ticket -> new SplittableRandom(Seeds.ofTicket(7, ticket)).nextBoolean()
                        == new SplittableRandom(Seeds.ofTicket(7, ticket + 1)).nextBoolean())
                .count();
        assertThat(agreeing).isBetween(4750L, 5250L);
    }
}
