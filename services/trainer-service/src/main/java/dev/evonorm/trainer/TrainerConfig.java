package dev.evonorm.trainer;

import dev.evonorm.training.Anchor;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the trainer service is told at its start. */
@ConfigMapping(prefix = "evonorm")
public interface TrainerConfig {
    /** Folders of data sets by the names that settings use; {@code synthetic} is known without. */
    Map<String, Path> datasets();

    /** How it works; the rest of the block is the task-kit's. */
    Worker worker();

    /** What it trains. */
    Trainer trainer();

    interface Worker {
        /** TensorFlow threads that one job uses. */
        @WithDefault("1")
        int threads();
    }

    interface Trainer {
        /** The anchors that this process trains; an empty value means none. */
        @WithDefault("resnet50,mobilenetv2,efficientnetb0")
        Optional<List<Anchor>> anchors();

        /** Tasks that only pretend to train, for load tests. */
        Simulated simulated();
    }

    interface Simulated {
        /** Their names; none by default. */
        Optional<List<String>> tasks();

        /** How long each evaluation takes. */
        @WithDefault("PT1S")
        Duration duration();

        /** The share of the layers that fail. */
        @WithDefault("0")
        double failureRate();

        /** The share of the layers that end the process by a fault of native code, as TensorFlow's may. */
        @WithDefault("0")
        double crashRate();

        /** The share of the layers that take all memory of the process. */
        @WithDefault("0")
        double exhaustionRate();
    }
}
