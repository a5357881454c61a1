package dev.evonorm.cli.stack;

import org.jspecify.annotations.Nullable;

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
 * @param drill how it stands its processes being killed on purpose, null where nobody does that
 */
public record StackPlan(
        Path folder,
        int port,
        int trainers,
        int cores,
        List<String> anchors,
        Map<String, Path> datasets,
        @Nullable Drill drill) {
    /**
     * Processes are killed on purpose: one that dies is started again at once, however often it dies, all start together,
     * and each service has a port of its own, at which it can be asked how it is.
     *
     * @param settings more of them by the service's name, as {@code NAME=VALUE}; all trainers are {@code trainer}
     */
    public record Drill(Map<String, List<String>> settings) {
        public Drill {
            settings = Map.copyOf(settings);
        }
    }

    /** One whose processes nobody kills on purpose. */
    public StackPlan(Path folder, int port, int trainers, int cores, List<String> anchors, Map<String, Path> datasets) {
        this(folder, port, trainers, cores, anchors, datasets, null);
    }

    public StackPlan {
        anchors = List.copyOf(anchors);
        datasets = Map.copyOf(datasets);
    }

    Restarts restarts() {
        return drill == null ? Restarts.CAUTIOUS : Restarts.AT_ONCE;
    }

    Restarts workerRestarts() {
        return drill == null ? Restarts.WORKER : Restarts.AT_ONCE;
    }

    /** The drill's settings of a service, as arguments of Java; they come last, and hold. */
    List<String> drillSettings(String service) {
        return drill == null
                ? List.of()
                : drill.settings().getOrDefault(service, List.of()).stream()
                        .map(setting -> "-D" + setting)
                        .toList();
    }

    Path logs() {
        return folder.resolve("logs");
    }
}
