package dev.evonorm.cli.chaos;

import java.time.Duration;

/** Something that is done to a running search. */
sealed interface Fault {
    /** SIGKILL. */
    record Kill(Target target) implements Fault {}

    /** SIGSTOP, and SIGCONT after that time. */
    record Pause(Target target, Duration time) implements Fault {}

    /** Redis answers nobody for that time. */
    record DelayStore(Duration time) implements Fault {}

    /** One bad record of each kind into a topic. */
    record Inject(String topic) implements Fault {}
}
