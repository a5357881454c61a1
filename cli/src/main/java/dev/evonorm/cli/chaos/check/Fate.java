package dev.evonorm.cli.chaos.check;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the journal has said so far of one candidate or reference. */
final class Fate {
    /** How it ended. */
    enum End {
        REJECTED,
        SCORED,
        FAILED
    }

    final String id;
    final boolean reference;
    /** A score by task; empty where the task failed. */
    final Map<String, Optional<Double>> answers = new HashMap<>();
    /** Those that share its function and wait for its scores. */
    final List<String> waiting = new ArrayList<>();

    boolean accepted;

    @Nullable
    String sameAs;

    @Nullable
    End end;
    /** How often its ticket was ended. */
    int ends;

    Fate(String id, boolean reference) {
        this.id = id;
        this.reference = reference;
    }

    boolean failed(List<String> objectives) {
        return objectives.stream()
                .anyMatch(task -> answers.getOrDefault(task, Optional.of(0.0)).isEmpty());
    }

    boolean scored(List<String> objectives) {
        return objectives.stream()
                .allMatch(task -> answers.getOrDefault(task, Optional.empty()).isPresent());
    }

    /** @throws java.util.NoSuchElementException where one is missing */
    List<Double> scores(List<String> objectives) {
        return objectives.stream()
                .map(task -> answers.getOrDefault(task, Optional.empty()).orElseThrow())
                .toList();
    }
}
