package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether a port that the user chose can be had. */
final class PortCheck {
    private static final int HIGHEST = 65_535;

    private PortCheck() {}

    static void requireFree(int port) {
        Within.check("--port", port, 1, HIGHEST);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw Refusal.wrongUse(
                    "port %d cannot be had on 127.0.0.1 (%s); stop what listens there, choose another, or leave out --port",
                    port, e.getMessage());
        }
    }
}
