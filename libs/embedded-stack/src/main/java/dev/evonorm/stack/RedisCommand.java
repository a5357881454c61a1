package dev.evonorm.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line of the server, and the tie to this process. */
final class RedisCommand {
    static final String LOG = "redis.log";

    private static final Path SHELL = Path.of("/bin/sh");

    /**
     * Becomes the server (so its process id is the child's), beside a small watcher that reads our end of a pipe. When we
     * end, however we end, the system closes the pipe and the watcher ends the server, by its own id: {@code $$}. In a
     * session of its own, where that can be had, an interrupt from the terminal does not reach the server before those
     * that still use it.
     */
    private static final String TIED =
            """
            exec 3<&0
            (trap '' INT HUP; cat <&3; kill "$$") >/dev/null 2>&1 &
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@" 3<&- </dev/null; fi
            exec "$@" 3<&- </dev/null
            """;

    private RedisCommand() {}

    static ProcessBuilder in(Path folder, int port, Map<String, String> more) throws IOException {
        List<String> server = new ArrayList<>();
        server.add(RedisExecutable.unpack(folder).toString());
        set(server, "port", Integer.toString(port));
        set(server, "bind", "127.0.0.1");
        set(server, "dir", folder.toString());
        set(server, "logfile", LOG);
        set(server, "appendonly", "yes");
        set(server, "appendfsync", "always");
        set(server, "save", "");
        set(server, "daemonize", "no");
        more.forEach((name, value) -> set(server, name, value));
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(List.of(SHELL.toString(), "-c", TIED, "redis"));
        }
        command.addAll(server);
        // The server writes its own log; what remains is what the shell and the loader say, beside it.
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(folder.resolve(LOG).toFile()));
    }

    private static void set(List<String> command, String name, String value) {
        command.add("--" + name);
        command.add(value);
    }
}
