package dev.evonorm.rejection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the rejection service is told at its start. */
@ConfigMapping(prefix = "evonorm")
public interface RejectionConfig {
    /** Folders of data sets by the names that settings use; {@code synthetic} is known without. */
    Map<String, Path> datasets();

    /** How it works. */
    Worker worker();

    /** What it remembers. */
    Rejection rejection();

    interface Worker {
        /** TensorFlow threads that one test uses; as many tests run at a time as jobs. */
        @WithDefault("1")
        int threads();

        /** Proposals decided at a time in this process. */
        @WithDefault("1")
        int jobs();

        /** Time beyond the settings' own deadlines after which a job counts as hung and the process halts. */
        @WithDefault("PT2M")
        Duration margin();
    }

    interface Rejection {
        /** Decisions kept a search; from then on no more are kept, and a repeated function is decided anew. */
        @WithDefault("1000000")
        long cacheEntries();

        /** How long a search's decisions are kept after its last one. */
        @WithDefault("P30D")
        Duration cacheExpiry();
    }
}
