package dev.evonorm.training;

import dev.evonorm.training.process.JavaCommand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Times whole arrangements of processes, jobs and threads that train side by side, as workers do: so is known which makes the
 * most of the cores of a machine. Each runs in fresh processes, which build, warm up, wait for each other, and then train.
 */
public final class WorkerBench {
    private final StepBench.Case of;
    private final int steps;

    /** @param steps of one training; after these a worker builds the network anew */
    public WorkerBench(StepBench.Case of, int steps) {
        this.of = of;
        this.steps = steps;
    }

    /**
     * How workers share a machine.
     *
     * @param processes of one machine
     * @param jobs trainings at a time in each process
     * @param threads TensorFlow's threads for each process
     */
    public record Arrangement(int processes, int jobs, int threads) {
        /** The ones worth comparing on so many cores: nobody shares, jobs share a process, threads share a job. */
        public static List<Arrangement> on(int cores) {
            return List.of(new Arrangement(cores, 1, 1), new Arrangement(1, cores, 1), new Arrangement(1, 1, cores));
        }
    }

    /**
     * What all workers of an arrangement did together.
     *
     * @param stepsPerSecond of wall time, building of networks included
     * @param cpuMillis CPU time a step, of the whole processes
     * @param peakBytes the most resident memory, added over processes; -1 where unknown
     * @param allocatedBytes that Java allocated for a step, on the training's own thread
     */
    public record Throughput(double stepsPerSecond, double cpuMillis, long peakBytes, double allocatedBytes) {}

    /**
     * Lets an arrangement train for so many seconds.
     *
     * @throws IllegalStateException if one of its processes ends early; the message says with which code
     */
    public Throughput run(Arrangement arrangement, int seconds) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        try {
            for (int i = 0; i < arrangement.processes(); i++) {
                workers.add(new Worker(command(arrangement, seconds)));
            }
            for (Worker worker : workers) {
                worker.line(); // it is ready
            }
            for (Worker worker : workers) {
                worker.go();
            }
            List<WorkerProbe.Done> done = new ArrayList<>();
            for (Worker worker : workers) {
                done.add(WorkerProbe.Done.parse(worker.line()));
            }
            return sum(done);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot talk to a Java process to measure in", e);
        } finally {
            workers.forEach(Worker::end);
        }
    }

    private static Throughput sum(List<WorkerProbe.Done> done) {
        double rate = 0;
        double cpuMillis = 0;
        double allocated = 0;
        long steps = 0;
        long peak = 0;
        for (WorkerProbe.Done one : done) {
            rate += one.steps() / one.seconds();
            steps += one.steps();
            cpuMillis += one.cpuSeconds() * 1e3;
            allocated += one.allocatedBytes();
            peak = peak < 0 || one.peakBytes() < 0 ? -1 : peak + one.peakBytes();
        }
        return new Throughput(rate, cpuMillis / steps, peak, allocated / steps);
    }

    private List<String> command(Arrangement arrangement, int seconds) {
        return JavaCommand.quick()
                .with(List.of("-Xmx512m"))
                .run(WorkerProbe.class.getName(), WorkerProbe.arguments(of, arrangement, steps, seconds));
    }

    /** One process. */
    private static final class Worker {
        private final Process process;
        private final BufferedReader said;

        Worker(List<String> command) throws IOException {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            said = process.inputReader();
        }

        void go() throws IOException {
            process.outputWriter().append('\n').flush();
        }

        String line() throws IOException, InterruptedException {
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "a worker ended with code %d; is there memory for so many?".formatted(process.waitFor()));
            }
            return line;
        }

        void end() {
            process.destroy();
        }
    }
}
