package dev.evonorm.cli.bench;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.contracts.settings.SearchSettings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a stack is put under: a search with one simulated task, whose proposals the probe alone tests.
 *
 * @param workers simulated tasks at a time
 * @param processes that the workers are spread over
 * @param task how long one takes
 * @param members the population's window
 * @param sample members that a tournament draws
 * @param random whether every proposal is a random graph, nearly all of which the probe rejects, instead of an offspring
 * @param inFlight candidates under way at a time
 * @param testers proposals under test at a time
 */
public record Load(
        int workers, int processes, Duration task, int members, int sample, boolean random, int inFlight, int testers) {
    static final String TASK = "simulated";
    private static final int MOST_IN_FLIGHT = 10_000;

    /** Workers that are never short of accepted candidates: half as many wait as are under way. */
    public static Load of(int workers, int processes, Duration task) {
        int inFlight = Math.min(MOST_IN_FLIGHT, workers + workers / 2 + 64);
        return new Load(workers, processes, task, 1000, 50, false, inFlight, 64);
    }

    /** The same with another population. */
    public Load with(int population, int drawn) {
        return new Load(workers, processes, task, population, drawn, random, inFlight, testers);
    }

    /** The same with random graphs, and so many of them under way. */
    public Load ofRandomGraphs(int underWay) {
        return new Load(workers, processes, task, members, sample, true, underWay, testers);
    }

    /** Whether it is about the population, which is full before the measurement begins. */
    boolean filled() {
        return task.isZero() && !random;
    }

    SearchSettings settings() {
        return Profile.overriding(
                        "load",
                        """
                        strategy: %s
                        budget: {time: 24h}
                        population: {initialSize: 100, window: %d, tournamentFraction: %s}
                        ticketsInFlight: %d
                        ticketDeadline: 10m
                        objectives: [%s]
                        references: []
                        rejection: {anchors: [], reuse: false}
                        finals: {finalists: 0, references: []}
                        """
                                .formatted(
                                        random ? "random" : "evolution",
                                        members,
                                        Math.min(1.0, (double) sample / members),
                                        inFlight,
                                        TASK))
                .settings();
    }

    /** Settings of the services, by name. */
    Map<String, List<String>> services() {
        return Map.of(
                "rejection",
                List.of("evonorm.worker.jobs=" + testers),
                "trainer",
                List.of(
                        "evonorm.trainer.anchors=",
                        "evonorm.trainer.simulated.tasks=" + TASK,
                        "evonorm.trainer.simulated.duration=" + task,
                        "evonorm.worker.jobs=" + Math.max(1, workers / processes)));
    }
}
