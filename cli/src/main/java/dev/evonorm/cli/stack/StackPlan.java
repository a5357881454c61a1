package dev.evonorm.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the local stack is to be.
 *
 * @param folder where broker and Redis keep their data, and the services their logs
 * @param port of the selector's REST interface; 0 for any that is free
 * @param trainers trainer processes
 * @param cores that trainings share at a time
 * @param anchors the evaluation tasks that the trainers run
 * @param datasets folders by the names in settings
 */
public record StackPlan(
        Path folder, int port, int trainers, int cores, List<String> anchors, Map<String, Path> datasets) {
    public StackPlan {
        anchors = List.copyOf(anchors);
        datasets = Map.copyOf(datasets);
    }

    Path logs() {
        return folder.resolve("logs");
    }
}
