package dev.evonorm.study;

import dev.evonorm.study.worker.Answer;
import dev.evonorm.study.worker.WorkerPlan;
import dev.evonorm.study.worker.Workforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a study: results that are known at once, then those that workers measure, then the findings. */
public final class StudyRun {
    private final WorkerPlan plan;
    private final int workers;

    /** Told of every trial that got its result from a worker. Called by one thread at a time. */
    @FunctionalInterface
    public interface Progress {
        /** @param first how many of {@code done} an earlier run had made */
        void done(int done, int first, int total, String trial);
    }

    /** What a study left. */
    public record Report(Findings findings, List<Path> charts) {
        /** The reports of a study's parts as one. Parts whose figures have the same names must not be put together. */
        public static Report of(List<Report> parts) {
            List<Findings.Table> tables = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            Map<String, Object> figures = new LinkedHashMap<>();
            List<Path> charts = new ArrayList<>();
            for (Report part : parts) {
                tables.addAll(part.findings().tables());
                notes.addAll(part.findings().notes());
                figures.putAll(part.findings().figures());
                charts.addAll(part.charts());
            }
            return new Report(new Findings(tables, notes, figures, Map.of()), charts);
        }
    }

    /**
     * @param plan how a worker is started
     * @param workers processes at a time
     */
    public StudyRun(WorkerPlan plan, int workers) {
        this.plan = plan;
        this.workers = workers;
    }

    /**
     * Runs what has no result yet.
     *
     * @throws StudyException if results in the folder are of other settings, or workers cannot start
     * @throws InterruptedException if this thread is interrupted; the results so far are kept
     */
    public Report run(Study study, StudyFolder folder, Progress progress) throws InterruptedException {
        try {
            ResultFile results = folder.results(study);
            List<Trial> trials = study.trials();
            trials.stream()
                    .filter(trial -> trial.job() == null && !results.has(trial.id()))
                    .forEach(trial -> results.append(trial.result().apply(Answer.NONE)));
            measure(trials, results, folder, progress);
            Findings findings = study.conclude(
                    results.ordered(trials.stream().map(Trial::id).toList()));
            return new Report(findings, folder.draw(findings));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the results in " + folder.root(), e);
        }
    }

    private void measure(List<Trial> trials, ResultFile results, StudyFolder folder, Progress progress)
            throws InterruptedException {
        List<Trial> measured =
                trials.stream().filter(trial -> trial.job() != null).toList();
        Map<String, Trial> open = new HashMap<>();
        List<Workforce.Order> orders = new ArrayList<>();
        for (Trial trial : measured) {
            if (trial.job() != null && !results.has(trial.id())) {
                open.put(trial.id(), trial);
                orders.add(new Workforce.Order(trial.id(), trial.job()));
            }
        }
        int first = measured.size() - orders.size();
        int[] done = {first};
        try {
            new Workforce(plan, folder.workerLog(), workers).work(orders, (id, answer) -> {
                Trial trial = Objects.requireNonNull(open.get(id));
                results.append(trial.result().apply(answer));
                progress.done(++done[0], first, measured.size(), id);
            });
        } catch (IOException e) {
            throw StudyException.failed(
                    "%s; %d of %d trials have results, go on with the others by --resume"
                            .formatted(e.getMessage(), done[0], measured.size()),
                    e);
        }
    }
}
