package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.study.ResultFile;
import dev.evonorm.study.Row;
import dev.evonorm.study.worker.SideBySide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Searches that go on side by side, each until it has used its budget of CPU seconds. Each decides its tickets strictly in
 * their order, one at a time, so its course depends on nothing but its settings and on what is measured of each layer; time
 * says only where it is cut off.
 */
final class Race {
    private final List<Contender> contenders;
    private final Decider decider;
    private final ResultFile results;
    private final List<String> objectives;
    private final double budget;

    /** Told after every ticket; on any thread, one at a time. */
    @FunctionalInterface
    interface Watcher {
        /**
         * @param ran CPU seconds that all searches have used, none more than its budget
         * @param course of the search that decided a ticket
         */
        void decided(double ran, String run, Course course);
    }

    /**
     * @param contenders with the same tests and objectives
     * @param results with {@link Decided#columns}; what it holds is gone on with
     * @param budget CPU seconds a search
     */
    Race(List<Contender> contenders, Measuring measuring, ResultFile results, double budget) {
        SearchSettings first = contenders.get(0).settings();
        this.contenders = contenders;
        this.decider = new Decider(measuring, first);
        this.results = results;
        this.objectives = first.objectives().names();
        this.budget = budget;
    }

    /** One search of the race, and how far it is. */
    private final class Lane {
        private final Contender contender;
        private final Course course;

        Lane(Contender contender) {
            this.contender = contender;
            this.course = new Course(contender.settings());
            decided(contender).forEach(course::replay);
        }

        void run(Runnable decided) throws IOException, InterruptedException {
            while (course.cpu() < budget) {
                Row row = decider.decide(contender.name(), course.next(), course);
                results.append(row);
                synchronized (Race.this) {
                    course.take(Decided.of(row, objectives));
                    decided.run();
                }
            }
        }

        double ran() {
            return Math.min(budget, course.cpu());
        }
    }

    /**
     * Runs all searches to their budgets.
     *
     * @throws IOException if nothing can be measured any more; what was decided is in the results
     */
    void run(Watcher watcher) throws IOException, InterruptedException {
        List<Lane> lanes = contenders.stream().map(Lane::new).toList();
        List<Callable<Void>> running = new ArrayList<>();
        for (Lane lane : lanes) {
            running.add(() -> {
                lane.run(() -> watcher.decided(
                        lanes.stream().mapToDouble(Lane::ran).sum(), lane.contender.name(), lane.course));
                return null;
            });
        }
        SideBySide.run(running, "a search of the race broke off");
    }

    /** What a search has decided so far, in the order of its tickets. */
    List<Decided> decided(Contender contender) {
        List<Decided> decided = new ArrayList<>();
        for (Row row : results.rows()) {
            if (row.text(Decided.RUN).equals(contender.name())) {
                decided.add(Decided.of(row, objectives));
            }
        }
        return decided;
    }

    /** Puts the results into the order of searches and tickets. */
    void order() {
        List<String> trials = new ArrayList<>();
        for (Contender contender : contenders) {
            decided(contender).forEach(ticket -> trials.add("%s-%06d".formatted(ticket.run(), ticket.ticket())));
        }
        results.ordered(trials);
    }
}
