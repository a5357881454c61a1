package dev.evonorm.study.worker;

import dev.evonorm.training.process.JavaCommand;

import java.nio.file.Path;
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
        return JavaCommand.lasting(HEAP_MEBIBYTES).run(StudyWorker.class.getName(), List.of());
    }
}
