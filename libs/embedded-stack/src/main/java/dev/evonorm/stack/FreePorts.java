package dev.evonorm.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of 127.0.0.1. A port that is free now may be taken a moment later: bind it soon. */
public final class FreePorts {
    private FreePorts() {}

    /** One port that nothing listens on now. */
    public static int one() {
        return take(1).get(0);
    }

    /** Different ports that nothing listens on now; they are held together, so that none comes twice. */
    public static List<Integer> take(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new StackException("no free port could be had on 127.0.0.1: " + e.getMessage(), e);
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    /** Refuses a port that something listens on, in words for the user. */
    static void requireFree(String what, int port) {
        if (port < 1 || port > 65_535) {
            throw new StackException(
                    "%s cannot listen on port %d; a port lies between 1 and 65535".formatted(what, port));
        }
        try (ServerSocket probe = new ServerSocket()) {
            // A port of which only closed connections linger counts as free, as it does for the servers themselves.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw inUse(what, port, e);
        }
    }

    static StackException inUse(String what, int port, Throwable cause) {
        return new StackException(
                "%s cannot listen on 127.0.0.1:%d, the port is in use; stop what listens there or choose another port"
                        .formatted(what, port),
                cause);
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new StackException("port %d could not be released".formatted(socket.getLocalPort()), e);
        }
    }
}
