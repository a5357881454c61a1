package dev.evonorm.study.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Measurement;
import dev.evonorm.training.RejectionTests;
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
    private final DatasetCatalogue datasets;

    private StudyWorker(WorkerPlan plan) {
        this.tests = new RejectionTests(plan.threads());
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
        List<Measurement> made =
                switch (job.extent()) {
                    case QUALITY_EVERYWHERE -> measure(RejectionTests.QUALITY, job, data, false);
                    case EACH_TEST_UNTIL_IT_FAILS -> {
                        List<Measurement> both = measure(RejectionTests.QUALITY, job, data, true);
                        both.addAll(measure(RejectionTests.STABILITY, job, data, true));
                        yield both;
                    }
                };
        return json.writeValueAsString(new Answer(made, ""));
    }

    private List<Measurement> measure(String test, Job job, Dataset data, boolean untilFailure) {
        List<Measurement> made = new ArrayList<>();
        for (String id : job.settings().anchors()) {
            Anchor anchor = Anchor.byId(id)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no anchor is called '" + id + "'; known: " + String.join(", ", Anchor.ids())));
            Measurement measurement = tests.measure(test, job.layer(), anchor, data, job.settings());
            made.add(measurement);
            if (untilFailure && !measurement.passed()) {
                break;
            }
        }
        return made;
    }
}
