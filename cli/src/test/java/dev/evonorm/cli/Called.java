package dev.evonorm.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One call of the command within this process. */
record Called(int exitCode, String out, String err) {
    static Called with(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Evonorm.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
        return new Called(exitCode, out.toString(), err.toString());
    }
}
