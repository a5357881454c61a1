package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Row;
import dev.evonorm.study.worker.Job;
import dev.evonorm.training.RejectionTests;

import java.util.List;

/**
 * What a search makes of a measured layer.
 *
 * @param scores in the order of the objectives; empty unless it is accepted
 * @param cpu CPU seconds of all that was measured
 */
record Judged(Verdict verdict, List<Double> scores, double cpu) {
    static Judged of(Row row, SearchSettings search) {
        List<String> anchors = search.rejection().anchors();
        Verdict verdict = verdict(row, anchors);
        List<Double> scores = verdict == Verdict.ACCEPTED
                ? search.objectives().names().stream()
                        .map(anchor -> row.number(Measured.figure(Job.SCORING, anchor)))
                        .toList()
                : List.of();
        return new Judged(verdict, scores, cpu(row, anchors));
    }

    private static Verdict verdict(Row row, List<String> anchors) {
        if (Measured.crashed(row)) {
            return Verdict.UNDECIDED;
        }
        for (String anchor : anchors) {
            for (String test : RejectionTests.NAMES) {
                if (Measured.failed(row, test, anchor)) {
                    return Verdict.of(test);
                }
                if (!Measured.passed(row, test, anchor)) {
                    return Verdict.UNDECIDED;
                }
            }
        }
        boolean scored = anchors.stream().allMatch(anchor -> Measured.passed(row, Job.SCORING, anchor));
        return scored ? Verdict.ACCEPTED : Verdict.FAILED;
    }

    private static double cpu(Row row, List<String> anchors) {
        return anchors.stream()
                .flatMap(anchor -> Job.MEASUREMENTS.stream().map(test -> Measured.cpu(test, anchor)))
                .filter(row::has)
                .mapToDouble(row::number)
                .sum();
    }
}
