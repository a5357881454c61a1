package dev.evonorm.rejection;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.rejection.Turns.Turn;
import dev.evonorm.service.Threads;
import dev.evonorm.service.telemetry.Stages;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.Verdict;
import dev.evonorm.training.Verdict.Passed;
import dev.evonorm.training.data.Dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Both tests on all networks, in a process that works on several candidates at a time. The first network is tested alone, since
 * most candidates end there; then the others side by side, as threads are free. Older candidates go first: two threads bring
 * one candidate to its end and then the other, which takes no longer than both together, and the first is decided sooner.
 * So one of a search whose tests are short waits for one of another search that came before it.
 *
 * <p>The verdict is that of the networks in the settings' order, whichever ended first. Safe for use by several threads.
 */
final class CandidateTests {
    /** Both tests on one network. */
    @FunctionalInterface
    interface OnAnchor {
        /** @see RejectionTests#run(LayerGraph, Anchor, Dataset, RejectionSettings, RejectionTests.Progress) */
        Verdict run(
                LayerGraph layer,
                Anchor anchor,
                Dataset data,
                RejectionSettings settings,
                RejectionTests.Progress progress);
    }

    private final OnAnchor tests;
    private final Stages stages;
    private final Turns turns;
    private final AtomicLong candidates = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(Threads.named("rejection-tests"));

    CandidateTests(OnAnchor tests, Stages stages, Turns turns) {
        this.tests = tests;
        this.stages = stages;
        this.turns = turns;
    }

    /** @throws IllegalArgumentException if the settings name an unknown anchor */
    Verdict run(LayerGraph layer, Dataset data, RejectionSettings settings, CpuShares.Meter cpu)
            throws InterruptedException {
        return new Candidate(layer, data, settings, cpu, candidates.incrementAndGet()).run();
    }

    private final class Candidate {
        private final LayerGraph layer;
        private final Dataset data;
        private final RejectionSettings settings;
        private final CpuShares.Meter cpu;
        private final long number;
        /** The place of the first network that failed so far; those after it need not be tested. */
        private final AtomicInteger failed = new AtomicInteger(Integer.MAX_VALUE);

        private Candidate(
                LayerGraph layer, Dataset data, RejectionSettings settings, CpuShares.Meter cpu, long number) {
            this.layer = layer;
            this.data = data;
            this.settings = settings;
            this.cpu = cpu;
            this.number = number;
        }

        private Verdict run() throws InterruptedException {
            List<Anchor> anchors = RejectionTests.anchors(settings);
            Verdict verdict = Passed.NOTHING;
            if (!anchors.isEmpty()) {
                verdict = onAnchor(anchors.get(0), ask(0)).orElseThrow();
            }
            return verdict instanceof Passed passed ? sideBySide(anchors, passed) : verdict;
        }

        private Turn ask(int place) {
            Turn turn = new Turn(number, place);
            turns.ask(turn);
            return turn;
        }

        private Verdict sideBySide(List<Anchor> anchors, Passed passed) throws InterruptedException {
            List<Future<Optional<Verdict>>> others = new ArrayList<>();
            for (int i = 1; i < anchors.size(); i++) {
                Anchor anchor = anchors.get(i);
                Turn turn = ask(i);
                Callable<Optional<Verdict>> test = () -> onAnchor(anchor, turn);
                others.add(threads.submit(stages.ofThisHop(test)));
            }
            try {
                return inOrder(others, passed);
            } finally {
                failed.set(0);
            }
        }

        /** Waits for all of them, so that no test goes on unwatched when its candidate is decided. */
        private Verdict inOrder(List<Future<Optional<Verdict>>> others, Passed passed) throws InterruptedException {
            Verdict verdict = passed;
            Throwable failure = null;
            for (Future<Optional<Verdict>> other : others) {
                try {
                    Optional<Verdict> next = other.get();
                    if (failure == null && verdict instanceof Passed before && next.isPresent()) {
                        verdict = next.get().after(before);
                    }
                } catch (ExecutionException e) {
                    failure = failure == null && verdict instanceof Passed ? e.getCause() : failure;
                }
            }
            if (failure != null) {
                throw unchecked(failure);
            }
            return verdict;
        }

        /** Nothing where an earlier network has failed in the meantime. */
        private Optional<Verdict> onAnchor(Anchor anchor, Turn turn) throws InterruptedException {
            turns.await(turn);
            try (CpuShares.Part part = cpu.begin();
                    TestStages watched = new TestStages(stages)) {
                return failed.get() < turn.place()
                        ? Optional.empty()
                        : Optional.of(noted(tests.run(layer, anchor, data, settings, watched), turn));
            } catch (RuntimeException | Error e) {
                failed.accumulateAndGet(turn.place(), Math::min);
                throw e;
            } finally {
                turns.giveBack();
            }
        }

        /** Notes a failure before the turn is given back, which the next network may take at once. */
        private Verdict noted(Verdict verdict, Turn turn) {
            if (!(verdict instanceof Passed)) {
                failed.accumulateAndGet(turn.place(), Math::min);
            }
            return verdict;
        }
    }

    /** What a test threw, as it was thrown. */
    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }
}
