package dev.evonorm.cli.stack;

import java.time.Duration;

/**
 * When a process that died is started again, and when that is given up.
 *
 * @param pause before the first restart; it doubles with each death within {@code window}, up to {@code longest}
 * @param longest pause
 * @param deaths within {@code window} after which a process counts as unable to work
 * @param window in which deaths are counted
 */
record Restarts(Duration pause, Duration longest, int deaths, Duration window) {
    /** For processes that are meant to live: whatever dies again and again cannot work. */
    static final Restarts CAUTIOUS =
            new Restarts(Duration.ofMillis(500), Duration.ofMinutes(1), 5, Duration.ofSeconds(120));
    /**
     * For processes that run native code on whatever layer comes. One candidate may end its worker in each of three
     * deliveries for each of three anchors, with nothing else to do in between: that is no reason to give up.
     */
    static final Restarts WORKER =
            new Restarts(Duration.ofMillis(500), Duration.ofSeconds(15), 10, Duration.ofMinutes(10));
    /** For processes that are killed on purpose. */
    static final Restarts AT_ONCE =
            new Restarts(Duration.ofMillis(100), Duration.ofMillis(100), Integer.MAX_VALUE, Duration.ofSeconds(120));

    /** Before the restart after so many recent deaths. */
    Duration pauseAfter(int recentDeaths) {
        Duration pause = this.pause;
        for (int death = 1; death < recentDeaths && pause.compareTo(longest) < 0; death++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
