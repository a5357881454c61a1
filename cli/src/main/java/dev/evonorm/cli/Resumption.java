package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.RunFolder;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;

/**
 * How a search that could not go on is gone on with, as its messages say it: nothing of it is lost.
 *
 * @param server the selector elsewhere, null for a stack of our own
 * @param tokenFile where the token for that selector came from, if from a file that the user named
 */
record Resumption(RunFolder folder, @Nullable URI server, @Nullable Path tokenFile) {
    /** MiB; a broker cannot begin a new segment of each topic with less. */
    private static final long LITTLE_ROOM = 16;

    /** What the user is to call. */
    String command() {
        Path runs = folder.root().getParent();
        return "'evonorm search --resume --run %s%s%s%s'"
                .formatted(
                        folder.name(),
                        RunsOption.USUAL.equals(runs) ? "" : " --runs " + word(runs),
                        server == null ? "" : " --server " + server,
                        tokenFile == null ? "" : " --token-file " + word(tokenFile));
    }

    /** As a shell takes it for one word. */
    private static String word(@Nullable Path path) {
        String text = String.valueOf(path);
        return text.matches("[\\w./~+:@%,=-]+") ? text : '"' + text + '"';
    }

    /** After the stack failed. */
    String afterFailure(String reason) {
        long left = folder.mebibytesLeft();
        return left < LITTLE_ROOM
                ? "%s; the disk of %s is full (%d MiB are left): make room and go on with %s, nothing is lost"
                        .formatted(reason, folder.root(), left, command())
                : "%s; mend that and go on with %s".formatted(reason, command());
    }

    /** After the run could not be written down: the selector keeps what could not be written here. */
    Refusal afterUnwritable(Exception e) {
        Throwable cause = e.getCause();
        return Refusal.failed(
                "the run cannot be written down in %s: %s%s; %d MiB are left there. Make room or mend it, and go on with %s:"
                        + " nothing is lost",
                folder.root(),
                e.getMessage(),
                cause == null ? "" : ": " + cause.getMessage(),
                folder.mebibytesLeft(),
                command());
    }

    /** After the user stopped it. */
    String afterInterrupt() {
        return "%s with %s".formatted(server == null ? "go on" : "the search goes on there; follow it", command());
    }
}
