package dev.evonorm.training;

import dev.evonorm.training.process.JavaCommand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@link StepProbe} said in a process of its own.
 *
 * @param firstMillis wall time of its first step
 * @param peakBytes the most resident memory of the whole process, Java's included; -1 where unknown
 */
record FreshProcess(double firstMillis, long peakBytes) {
    /** Runs it with this process' Java and class path, and waits for its end. */
    static FreshProcess run(StepKind kind, StepBench.Case of, int threads) throws InterruptedException {
        List<String> command =
                JavaCommand.quick().run(StepProbe.class.getName(), StepProbe.arguments(kind, of, threads));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        "a process with a %s step of %s at %s scale ended with code %d; is there memory for batch %d?"
                                .formatted(kind.id(), of.anchor().id(), of.scale(), exit, of.batch()));
            }
            String[] figures = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
            return new FreshProcess(Double.parseDouble(figures[0]), Long.parseLong(figures[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a Java process to measure in", e);
        }
    }
}
