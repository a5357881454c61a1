package dev.evonorm.eval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the eval service is told at its start. */
@ConfigMapping(prefix = "evonorm")
public interface EvalConfig {
    /** Folders of data sets by the names that settings use; {@code synthetic} is known without. */
    Map<String, Path> datasets();

    /** How it works. */
    Worker worker();

    interface Worker {
        /** TensorFlow threads that one job uses. */
        @WithDefault("1")
        int threads();

        /** Finalists evaluated at a time in this process. */
        @WithDefault("1")
        int jobs();

        /** Time beyond the settings' own deadlines after which a job counts as hung and the process halts. */
        @WithDefault("PT2M")
        Duration margin();
    }
}
