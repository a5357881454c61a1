package dev.evonorm.cli.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One kind of process of the stack. */
interface Part {
    String name();

    /** Where its output goes. */
    Path log();

    /** Starts one. */
    Running start() throws IOException;

    /** A process of the part. */
    interface Running {
        /** Completes with the process's end, whatever ended it; {@code null} where the status is unknown. */
        CompletableFuture<Integer> onExit();

        long pid();

        /** Asks it to end, by the end of its standard input. */
        void askToEnd();

        /** Insists: SIGTERM. */
        void terminate();

        /** Forces it: SIGKILL. */
        void kill();
    }
}
