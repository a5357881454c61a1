package dev.evonorm.cli.chaos;

import dev.evonorm.cli.refusal.Refusal;

import java.io.IOException;

/** Signals to processes, where the system has them. */
final class Signals {
    private Signals() {}

    /** Refuses where processes cannot be stopped and continued. */
    static void require() throws InterruptedException {
        if (!send("-0", ProcessHandle.current().pid())) {
            throw Refusal.environment("there is no 'kill' here; run evonorm chaos on Linux or macOS");
        }
    }

    /** @return whether the process was there */
    static boolean stop(long pid) throws InterruptedException {
        return send("-STOP", pid);
    }

    /** @return whether the process was there */
    static boolean go(long pid) throws InterruptedException {
        return send("-CONT", pid);
    }

    private static boolean send(String signal, long pid) throws InterruptedException {
        try {
            return new ProcessBuilder("kill", signal, Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noKill) {
            return false;
        }
    }
}
