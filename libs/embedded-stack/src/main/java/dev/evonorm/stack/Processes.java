package dev.evonorm.stack;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ending a process: asked first, then forced. */
final class Processes {
    private Processes() {}

    /** An interrupt of the caller shortens the patience to nothing, and stays set. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!ended(process, patience)) {
            process.destroyForcibly();
            if (!ended(process, patience) && !Thread.currentThread().isInterrupted()) {
                throw new StackException("process %d does not end, even by force".formatted(process.pid()));
            }
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new StackException("process %d could not be waited for".formatted(process.pid()), e);
        }
    }
}
