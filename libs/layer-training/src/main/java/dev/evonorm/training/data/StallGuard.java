package dev.evonorm.training.data;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reads a response and breaks it off when nothing arrives for a while: Java's HTTP client limits the time until the
 * headers, but waits for a silent body for ever.
 */
final class StallGuard implements AutoCloseable {
    private final InputStream body;
    private final ScheduledExecutorService watch;
    private volatile long received;
    private volatile boolean stalled;
    private long receivedBefore = -1;

    StallGuard(InputStream body, Duration stall) {
        this.body = body;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "download-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleAtFixedRate(this::look, 0, stall.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As {@link InputStream#read(byte[])}. */
    int read(byte[] buffer) throws BrokenConnectionException {
        try {
            int n = body.read(buffer);
            if (n >= 0) {
                received += n;
                return n;
            }
        } catch (IOException e) {
            if (!stalled) {
                throw new BrokenConnectionException(e);
            }
        }
        if (stalled) {
            throw new BrokenConnectionException("nothing more arrived");
        }
        return -1;
    }

    private void look() {
        if (received == receivedBefore) {
            stalled = true;
            closeBody();
        }
        receivedBefore = received;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        closeBody();
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException e) {
            // All that was wanted of the connection has been read, or it is broken already.
            stalled = true;
        }
    }
}
