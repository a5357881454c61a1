package dev.evonorm.selector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;

/** Configuration of the selector. */
@ConfigMapping(prefix = "evonorm.selector")
interface SelectorConfig {
    /** How long candidates in flight are waited for once the budget is spent. */
    @WithDefault("45s")
    Duration draining();

    /** How often time is counted, and unpublished decisions are looked for. */
    @WithDefault("1s")
    Duration tick();

    /** After this long, a decision that was taken for publication and not confirmed is published by someone else. */
    @WithDefault("10s")
    Duration lease();

    /** How often searches and queues are measured while somebody reads the metrics. */
    @WithDefault("5s")
    Duration measure();

    /** How often a listener of the journal looks for new entries when there are none. */
    @WithDefault("500ms")
    Duration journalPoll();

    /** How many searches may be under way; a request for one more is refused. */
    @WithDefault("100")
    int searches();

    /** How many may listen to journals at a time. */
    @WithDefault("64")
    int listeners();
}
