package dev.evonorm.stack;

import org.apache.kafka.common.KafkaException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * A broker as a process of its own, bound to its parent: it ends when its standard input does.
 *
 * <p>Arguments: folder, port, controller port. Once it takes requests it prints one line, {@code ready 127.0.0.1:PORT}.
 * If it cannot start it prints why to standard error and ends with status 1.
 */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: BrokerMain FOLDER PORT CONTROLLER_PORT");
            System.exit(2);
        }
        try {
            EmbeddedKafka kafka =
                    EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-shutdown"));
            System.out.println("ready " + kafka.bootstrapServers());
            Thread state = new Thread(() -> prepare(kafka), "share-state");
            state.setDaemon(true);
            state.start();
        } catch (StackException | NumberFormatException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        awaitEndOfInput();
        System.exit(0);
    }

    private static void prepare(EmbeddedKafka kafka) {
        try {
            ShareState.prepare(kafka.bootstrapServers());
        } catch (ExecutionException | KafkaException e) {
            System.err.println("the first share group will wait for its topic: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEndOfInput() throws IOException {
        byte[] ignored = new byte[256];
        int read;
        do {
            read = System.in.read(ignored);
        } while (read >= 0);
    }
}
