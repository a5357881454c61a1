package dev.evonorm.mutator;

import dev.evonorm.contracts.event.CandidateProposed;
import dev.evonorm.contracts.event.TournamentWon;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

class MutatorTest {
    @Test
    void theSameTicketGivesTheSameCandidate() {
        LongStream.range(0, 100)
                .mapToObj(seed -> Tickets.mutant(seed, 0.5))
                .forEach(ticket -> assertThat(Mutator.propose(ticket)).isEqualTo(Mutator.propose(ticket)));
    }

    @Test
    void otherSeedsGiveOtherCandidates() {
        assertThat(LongStream.range(0, 100)
                        .mapToObj(seed -> Mutator.propose(Tickets.random(seed)).graph())
                        .distinct())
                .hasSize(100);
    }

    @Test
    void aTicketWithoutAParentGivesARandomGraphOfItsSpace() {
        CandidateProposed proposed = Mutator.propose(Tickets.random(3));
        assertThat(proposed.parentId()).isNull();
        assertThat(proposed.graph().intermediateCount()).isEqualTo(10);
        assertThat(proposed.graph().groups()).isEqualTo(4);
        assertThat(proposed.graph().usesBatchStatistics()).isFalse();
    }

    @Test
    void aTicketWithoutMutationsGivesTheParentItself() {
        CandidateProposed proposed = Mutator.propose(Tickets.copy(3));
        assertThat(proposed.graph()).isEqualTo(Tickets.FRN);
        assertThat(proposed.parentId()).isEqualTo("frn");
    }

    @Test
    void aProposalCarriesWhatTheNextServicesNeed() {
        TournamentWon ticket = Tickets.mutant(7, 0);
        assertThat(Mutator.propose(ticket))
                .returns(ticket.searchId(), CandidateProposed::searchId)
                .returns(ticket.candidateId(), CandidateProposed::candidateId)
                .returns(7L, CandidateProposed::ticket)
                .returns("frn", CandidateProposed::parentId)
                .returns(ticket.rejection(), CandidateProposed::rejection)
                .returns(ticket.scoring(), CandidateProposed::scoring);
    }

    @Test
    void halfOfTheOffspringAreRandomGraphsAndHaveNoParent() {
        List<String> parents = LongStream.range(0, 2000)
                .mapToObj(seed -> String.valueOf(
                        Mutator.propose(Tickets.mutant(seed, 0.5)).parentId()))
                .filter(Objects::nonNull)
                .toList();
        // Five standard deviations of a fair coin thrown 2000 times are 112.
        assertThat(parents.stream().filter("null"::equals).count()).isBetween(888L, 1112L);
        assertThat(parents).containsOnly("null", "frn");
    }
}
