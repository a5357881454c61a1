package dev.evonorm.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** How a service with tasks works. */
@ConfigMapping(prefix = "evonorm.worker")
public interface TaskConfig {
    /** Jobs at a time in this process, over all tasks. */
    @WithDefault("1")
    int jobs();

    /** Time beyond the tasks' own deadlines after which a job counts as hung and the process halts. */
    @WithDefault("PT2M")
    Duration margin();
}
