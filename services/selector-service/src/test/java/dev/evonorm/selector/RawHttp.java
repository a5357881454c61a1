package dev.evonorm.selector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP as bytes, for requests that no client library would send. */
record RawHttp(InetAddress address, int port) {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MOST = 1 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    /** @param status 0 if the server closed the connection without a word */
    record Answer(int status, String text) {}

    /** A GET with headers, each line with its end. */
    Answer get(String path, String headers) throws IOException {
        return send("GET %s HTTP/1.1\r\n%sConnection: close\r\n\r\n".formatted(path, headers));
    }

    /** Several requests on one connection, of which the last one closes it. */
    Answer sendAll(String requests) throws IOException {
        return exchange(requests.getBytes(StandardCharsets.UTF_8), false);
    }

    Answer send(String request) throws IOException {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    /** One request on a connection of its own; throws SocketTimeoutException if the server leaves us waiting. */
    Answer send(byte[] request) throws IOException {
        return exchange(request, true);
    }

    private Answer exchange(byte[] request, boolean one) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, request);
            String text = read(socket.getInputStream(), one).replaceFirst("^HTTP/1.1 100 Continue\r\n\r\n", "");
            Matcher status = STATUS.matcher(text);
            return new Answer(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, text);
        }
    }

    /** A server may refuse a request, and close, before all of it has come. */
    private static void write(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            if (socket.isOutputShutdown()) {
                throw closed;
            }
        }
    }

    private static String read(InputStream in, boolean one) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[8192];
        try {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                all.write(block, 0, read);
                if (all.size() > MOST) {
                    throw new IllegalStateException("more than %d bytes of answer".formatted(MOST));
                }
                if (one && complete(all.toString(StandardCharsets.UTF_8))) {
                    break;
                }
            }
        } catch (SocketException reset) {
            // Closed with our bytes unread: what was answered before that counts.
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static boolean complete(String text) {
        int head = text.indexOf("\r\n\r\n");
        if (head < 0 || text.startsWith("HTTP/1.1 100")) {
            return false;
        }
        Matcher length = LENGTH.matcher(text.substring(0, head));
        if (length.find()) {
            int body = text.substring(head + 4).getBytes(StandardCharsets.UTF_8).length;
            return body >= Integer.parseInt(length.group(1));
        }
        return text.endsWith("\r\n0\r\n\r\n");
    }
}
