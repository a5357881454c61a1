package dev.evonorm.study.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.Measurement.Outcome;
import dev.evonorm.training.NetworkTrainer;
import dev.evonorm.training.RejectionTests;
import dev.evonorm.training.TrainingOutcome;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.DatasetCatalogue;
import dev.evonorm.training.worker.NativeLibrary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The worker's process. Lines of JSON: the plan comes first and {@value #READY} answers it, then an {@link Answer} goes
 * out for every {@link Job} that comes in. It halts when its standard input ends, so also after kill -9 of its parent.
 */
public final class StudyWorker {
    static final String READY = "ready";

    private final ObjectMapper json = Json.mapper();
    private final RejectionTests tests;
    private final NetworkTrainer trainer;
    private final DatasetCatalogue datasets;

    private StudyWorker(WorkerPlan plan) {
        this.tests = new RejectionTests(plan.threads());
        this.trainer = new NetworkTrainer(plan.threads());
        this.datasets = new DatasetCatalogue(plan.datasets());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Whatever else prints must not get between the answers.
        System.setOut(System.err);
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(lines), "jobs");
        reader.setDaemon(true);
        reader.start();
        StudyWorker worker = new StudyWorker(Json.mapper().readValue(lines.take(), WorkerPlan.class));
        NativeLibrary.load();
        answers.println(READY);
        while (true) {
            answers.println(worker.answer(lines.take()));
        }
    }

    private static void read(BlockingQueue<String> lines) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
            Runtime.getRuntime().halt(0);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private String answer(String line) throws IOException {
        Job job = json.readValue(line, Job.class);
        Dataset data = datasets.named(job.settings().quality().training().data());
        List<Measurement> made = new ArrayList<>();
        switch (job.extent()) {
            case QUALITY_EVERYWHERE -> measure(List.of(RejectionTests.QUALITY), job, data, made);
            case EACH_TEST_UNTIL_IT_FAILS -> {
                measureUntilFailure(RejectionTests.QUALITY, job, data, made);
                measureUntilFailure(RejectionTests.STABILITY, job, data, made);
            }
            case AS_IN_A_SEARCH -> {
                made.addAll(tests.measureAll(job.layer(), data, job.settings()));
                if (made.stream().allMatch(Measurement::passed)) {
                    score(job, data, made);
                }
            }
            case SCORING_ALONE -> score(job, data, made);
            case EVERYTHING -> {
                measure(RejectionTests.NAMES, job, data, made);
                score(job, data, made);
            }
        }
        return json.writeValueAsString(new Answer(made, ""));
    }

    private void measure(List<String> names, Job job, Dataset data, List<Measurement> made) {
        for (Anchor anchor : anchors(job)) {
            for (String test : names) {
                made.add(tests.measure(test, job.layer(), anchor, data, job.settings()));
            }
        }
    }

    private void measureUntilFailure(String test, Job job, Dataset data, List<Measurement> made) {
        for (Anchor anchor : anchors(job)) {
            Measurement measurement = tests.measure(test, job.layer(), anchor, data, job.settings());
            made.add(measurement);
            if (!measurement.passed()) {
                return;
            }
        }
    }

    private void score(Job job, Dataset data, List<Measurement> made) {
        TrainingSettings scoring = Objects.requireNonNull(job.scoring());
        for (Anchor anchor : anchors(job)) {
            TrainingOutcome outcome = trainer.train(
                    job.layer(), anchor, data, scoring, Judgement.VALIDATION, NetworkTrainer.Progress.NONE);
            made.add(measurement(anchor, outcome));
        }
    }

    private static Measurement measurement(Anchor anchor, TrainingOutcome outcome) {
        double cpu = outcome.figures().cpuSeconds();
        if (outcome instanceof TrainingOutcome.Trained trained) {
            return new Measurement(Job.SCORING, anchor.id(), Outcome.PASSED, trained.accuracy(), "", cpu);
        }
        if (outcome instanceof TrainingOutcome.Diverged diverged) {
            return new Measurement(Job.SCORING, anchor.id(), Outcome.FAILED, Double.NaN, diverged.reason(), cpu);
        }
        return new Measurement(Job.SCORING, anchor.id(), Outcome.LATE, Double.NaN, "the deadline passed", cpu);
    }

    private static List<Anchor> anchors(Job job) {
        return job.settings().anchors().stream()
                .map(id -> Anchor.byId(id)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no anchor is called '" + id + "'; known: " + String.join(", ", Anchor.ids()))))
                .toList();
    }
}
