package dev.evonorm.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The few words of the Redis protocol that starting and stopping one needs. */
final class RedisProbe {
    private static final int TIMEOUT_MILLIS = 1000;

    private RedisProbe() {}

    /** Whether a Redis on the port has loaded its data and answers. */
    static boolean answers(int port) {
        return ask(port, "PING").startsWith("+PONG");
    }

    /** Whether the Redis on the port is that process. */
    static boolean isProcess(int port, long pid) {
        return ask(port, "INFO server").contains("\r\nprocess_id:" + pid + "\r\n");
    }

    private static String ask(int port, String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            // QUIT makes the server close, so that the answer has an end.
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Nobody there, or nobody who speaks: no answer is the answer.
            return "";
        }
    }
}
