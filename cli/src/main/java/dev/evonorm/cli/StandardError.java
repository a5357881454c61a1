package dev.evonorm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the command speaks to its user. Native code writes to the process's own standard error whatever it likes; the
 * {@code evonorm} script sends that to a log, hands over the true one in place of standard input, and says so by
 * {@code evonorm.err=stdin}.
 */
final class StandardError {
    private StandardError() {}

    static PrintWriter open() {
        boolean handedOver = "stdin".equals(System.getProperty("evonorm.err"));
        OutputStream stream = handedOver ? new FileOutputStream(FileDescriptor.in) : System.err;
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
