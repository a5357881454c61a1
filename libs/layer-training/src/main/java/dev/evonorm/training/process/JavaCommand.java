package dev.evonorm.training.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command line that starts another process of the Java that runs this one, word by word.
 *
 * @param words the program and its options
 */
public record JavaCommand(List<String> words) {
    /**
     * Little work at the start, one thread for garbage, and counters for jstat each second instead of twenty times: what our
     * processes compute is TensorFlow's work, or they wait for I/O.
     */
    public static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:PerfDataSamplingInterval=1000");

    private static final int NATIVE_ACCESS_IS_ASKED = 22;

    public JavaCommand {
        words = List.copyOf(words);
    }

    /** Java without options. */
    public static JavaCommand plain() {
        return new JavaCommand(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    }

    /** Java for a process that measures something and ends. */
    public static JavaCommand quick() {
        return plain().with(QUICK);
    }

    /**
     * Java for a process that works for long, as all of a stack and every worker do.
     *
     * @param heapMebibytes the most that the heap grows to; TensorFlow's memory lies outside
     */
    public static JavaCommand lasting(int heapMebibytes) {
        JavaCommand command = quick().with(List.of(
                "-Xshare:auto",
                "-Xmx" + heapMebibytes + "m",
                "-Djava.awt.headless=true",
                // TensorFlow counts its own memory; these limits would count it against the heap.
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        return Runtime.version().feature() < NATIVE_ACCESS_IS_ASKED
                ? command
                : command.with(List.of("--enable-native-access=ALL-UNNAMED"));
    }

    /** The same with more options at the end. */
    public JavaCommand with(List<String> options) {
        return new JavaCommand(Stream.of(words, options).flatMap(List::stream).toList());
    }

    /** The whole command line that runs a program of this process' class path. */
    public List<String> run(String mainClass, List<String> arguments) {
        return with(List.of("-cp", System.getProperty("java.class.path"), mainClass))
                .with(arguments)
                .words();
    }
}
