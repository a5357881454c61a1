package dev.evonorm.study.rejection;

import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.study.Spaces;
import dev.evonorm.study.Tiny;
import dev.evonorm.study.Trial;
import dev.evonorm.study.worker.Job;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class RejectionTrialsTest {
    private static List<Job> jobs(int random, int mutations, String kind) {
        var settings = new RejectionStudy.Settings(
                random,
                mutations,
                List.of("bn-relu", "frn"),
                7,
                Tiny.SPACE,
                Tiny.ONE_MUTATION,
                Tiny.tests(2, "resnet50"),
                "none");
        return new RejectionStudy(settings)
                .trials().stream()
                        .filter(trial -> trial.id().startsWith(kind))
                        .map(Trial::job)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    @Test
    void theSameSeedGivesTheSameGraphsHoweverManyAreAskedFor() {
        assertThat(jobs(40, 20, "random").subList(0, 10)).isEqualTo(jobs(10, 0, "random"));
        assertThat(jobs(0, 20, "mutant").subList(0, 10)).isEqualTo(jobs(5, 10, "mutant"));
    }

    @Test
    void graphsComeFromTheSpaceAndDiffer() {
        SearchSpace space = Spaces.of(Tiny.SPACE);
        List<Job> all = jobs(30, 30, "");
        assertThat(all).hasSize(60).allMatch(job -> space.admits(job.layer()));
        assertThat(all.stream().map(Job::layer).distinct()).hasSizeGreaterThan(55);
    }
}
