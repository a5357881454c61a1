package dev.evonorm.cli.chaos;

import dev.evonorm.cli.stack.LocalStack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks the processes of a stack whether they are ready; broker and Redis by whether they can be connected to. Thread-safe. */
final class Health {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final LocalStack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Health(LocalStack stack) {
        this.stack = stack;
    }

    /** Whether it is ready, and another process than that of the id. */
    boolean readyAgain(Target target, long pid) {
        Long now = stack.processes().get(target.process());
        return now != null && now != pid && ready(target);
    }

    boolean ready(Target target) {
        Optional<URI> service = stack.health(target.process());
        if (service.isPresent()) {
            return healthy(service.get());
        }
        return connectable(URI.create(target == Target.REDIS ? stack.redis() : "kafka://" + stack.kafka()));
    }

    private boolean healthy(URI service) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean connectable(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
