package dev.evonorm.training.worker;

import dev.evonorm.training.process.JavaCommand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The memory of a process that trains candidates, after each of them.
 *
 * @param candidates trained so far, each on all anchors
 * @param residentBytes of the whole process
 * @param heapBytes of the Java heap that are in use, garbage included
 */
public record TrainerMemory(int candidates, long residentBytes, long heapBytes) {
    /**
     * Trains in a process of its own, at tiny scale on the generated data.
     *
     * @param java a trainer's virtual machine
     * @param candidates how many
     * @param steps of each training
     * @param told of every candidate
     * @return one after each candidate
     * @throws IllegalStateException if the process fails
     */
    public static List<TrainerMemory> measure(JavaCommand java, int candidates, int steps, Consumer<TrainerMemory> told)
            throws InterruptedException {
        List<String> command =
                java.run(MemoryProbe.class.getName(), List.of(Integer.toString(candidates), Integer.toString(steps)));
        List<TrainerMemory> measured = new ArrayList<>();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        try {
            Process process = builder.start();
            try (BufferedReader out = process.inputReader()) {
                process.getOutputStream().close();
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    measured.add(parse(line));
                    told.accept(measured.get(measured.size() - 1));
                }
            } finally {
                process.destroy();
            }
            int exit = process.waitFor();
            if (measured.size() < candidates) {
                throw new IllegalStateException("the process ended with code %d after %d candidates of %d"
                        .formatted(exit, measured.size(), candidates));
            }
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a Java process to measure in", e);
        }
    }

    private static TrainerMemory parse(String line) {
        String[] figures = line.split(" ", -1);
        return new TrainerMemory(Integer.parseInt(figures[0]), Long.parseLong(figures[1]), Long.parseLong(figures[2]));
    }
}
