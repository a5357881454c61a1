package dev.evonorm.training;

import com.sun.management.ThreadMXBean;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.training.data.Dataset;
import dev.evonorm.training.data.Datasets;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The program of a worker process that trains for some seconds, several jobs at a time. It prints a line when it is warm, waits
 * for a line, trains, and prints what it did.
 */
final class WorkerProbe {
    private static final long DATA_SEED = 1;

    private final StepBench.Case of;
    private final int threads;
    private final int steps;
    private final Dataset data = Datasets.synthetic(DATA_SEED);

    private WorkerProbe(StepBench.Case of, int threads, int steps) {
        this.of = of;
        this.threads = threads;
        this.steps = steps;
    }

    /** What a process did in the time that counts. */
    record Done(long steps, double seconds, double cpuSeconds, long peakBytes, long allocatedBytes) {
        static Done parse(String line) {
            String[] figures = line.split(" ", -1);
            return new Done(
                    Long.parseLong(figures[0]),
                    Double.parseDouble(figures[1]),
                    Double.parseDouble(figures[2]),
                    Long.parseLong(figures[3]),
                    Long.parseLong(figures[4]));
        }

        String line() {
            return String.format(Locale.ROOT, "%d %f %f %d %d", steps, seconds, cpuSeconds, peakBytes, allocatedBytes);
        }
    }

    /** The arguments that {@link #main} reads. */
    static List<String> arguments(StepBench.Case of, WorkerBench.Arrangement arrangement, int steps, int seconds) {
        return List.of(
                GraphJson.write(of.layer()),
                of.anchor().name(),
                of.scale().name(),
                Integer.toString(of.batch()),
                Integer.toString(arrangement.jobs()),
                Integer.toString(arrangement.threads()),
                Integer.toString(steps),
                Integer.toString(seconds));
    }

    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        NativeMemory.unbounded();
        StepBench.Case of = new StepBench.Case(
                GraphJson.read(arguments[0]),
                Anchor.valueOf(arguments[1]),
                Scale.valueOf(arguments[2]),
                Integer.parseInt(arguments[3]));
        int jobs = Integer.parseInt(arguments[4]);
        WorkerProbe probe = new WorkerProbe(of, Integer.parseInt(arguments[5]), Integer.parseInt(arguments[6]));
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        probe.together(pool, jobs, 0);
        System.out.println("ready");
        if (System.in.read() < 0) {
            System.exit(1);
        }
        double cpu = ProcessUse.cpuSeconds();
        long start = System.nanoTime();
        long[] done = probe.together(pool, jobs, Long.parseLong(arguments[7]));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(
                new Done(done[0], seconds, ProcessUse.cpuSeconds() - cpu, ProcessUse.peakMemoryBytes(), done[1])
                        .line());
        System.exit(0);
    }

    private long[] together(ExecutorService pool, int jobs, long seconds)
            throws InterruptedException, ExecutionException {
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            running.add(pool.submit(() -> train(seconds)));
        }
        long[] sum = new long[2];
        for (Future<long[]> one : running) {
            sum[0] += one.get()[0];
            sum[1] += one.get()[1];
        }
        return sum;
    }

    /** Trains until the time is over, at least two steps; steps made, and bytes that these allocated. */
    private long[] train(long seconds) {
        ThreadMXBean threadUse = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        ImageForm form = ImageForm.of(of.scale());
        Normalisation normalisation = Normalisation.of(data.train());
        TrainingImages images = new TrainingImages(data.train(), form, normalisation, new SplittableRandom(1));
        Batch batch = Batch.of(of.batch(), form.trainingSide());
        long made = 0;
        long allocated = 0;
        do {
            try (TrainingGraph graph = new TrainingGraph(
                    of.layer(),
                    Networks.of(of.anchor(), of.scale()),
                    form,
                    1,
                    data.classes().size(),
                    settings(),
                    threads)) {
                for (int step = 0; step < steps && (made < StepTimes.UNTIMED || System.nanoTime() < end); step++) {
                    long before = threadUse.getThreadAllocatedBytes(
                            Thread.currentThread().getId());
                    images.next(batch);
                    graph.step(batch, 0); // the weights stay, so that no step differs
                    allocated += threadUse.getThreadAllocatedBytes(
                                    Thread.currentThread().getId())
                            - before;
                    made++;
                }
            }
        } while (System.nanoTime() < end);
        return new long[] {made, allocated};
    }

    private TrainingSettings settings() {
        return new TrainingSettings(
                "synthetic", of.scale(), steps, of.batch(), 0.1, Schedule.CONSTANT, 0.9, 1e-4, 1, Duration.ofDays(1));
    }
}
