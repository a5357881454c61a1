package dev.evonorm.study.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started and what it is told first.
 *
 * @param datasets folders of data sets by the names that settings use; {@code synthetic} is known without
 * @param threads TensorFlow threads that one measurement uses
 */
public record WorkerPlan(Map<String, Path> datasets, int threads) {
    private static final int HEAP_MEBIBYTES = 600;

    /** A Java process with this one's class path and a small heap: TensorFlow's memory lies outside. */
    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-Djava.awt.headless=true",
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StudyWorker.class.getName()));
        return command;
    }
}
