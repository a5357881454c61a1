package dev.evonorm.selector;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Waits for what is sent, but not for ever, and sends no more while something that was waited for in vain is still on its way: while
 * the broker is away, a producer's queue would fill with copies of what is sent again and again. Thread-safe.
 */
final class PatientSender {
    private final Duration patience;
    private final AtomicInteger stuck = new AtomicInteger();

    PatientSender(Duration patience) {
        this.patience = patience;
    }

    /**
     * Begins to send, and returns when it has arrived.
     *
     * @throws OutletException if it failed, took too long, or was not begun
     */
    void send(Supplier<CompletionStage<?>> sending) throws OutletException {
        int before = stuck.get();
        if (before > 0) {
            throw new OutletException("%d earlier blocks are still on their way to the broker".formatted(before));
        }
        CompletableFuture<?> sent = sending.get().toCompletableFuture();
        try {
            sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stuck.incrementAndGet();
            sent.whenComplete((done, failure) -> stuck.decrementAndGet());
            throw new OutletException("the broker has not answered for " + patience, e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new OutletException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutletException("interrupted while the broker was waited for", e);
        }
    }
}
