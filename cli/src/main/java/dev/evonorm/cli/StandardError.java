package dev.evonorm.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the command speaks to its user. Native code writes to the process's own standard error whatever it likes; the
 * {@code evonorm} script sends that to a log and names a copy of the true one in {@code evonorm.err}.
 */
final class StandardError {
    private StandardError() {}

    static PrintWriter open() {
        String copy = System.getProperty("evonorm.err", "");
        OutputStream stream = System.err;
        if (!copy.isEmpty()) {
            try {
                stream = new FileOutputStream(copy, true);
            } catch (IOException e) {
                System.err.printf("evonorm: %s cannot be opened (%s); using standard error%n", copy, e.getMessage());
            }
        }
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
