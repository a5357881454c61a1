package dev.evonorm.stack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedKafkaIT {
    @TempDir
    Path folder;

    private int port;
    private int controllerPort;
    private String servers = "";

    @BeforeEach
    void choosePorts() {
        List<Integer> ports = FreePorts.take(2);
        port = ports.get(0);
        controllerPort = ports.get(1);
        servers = "127.0.0.1:" + port;
    }

    @Test
    void aRestartKeepsTheData() throws Exception {
        // Given
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port, controllerPort)) {
            Records.createTopic(kafka.bootstrapServers());
            Records.put(kafka.bootstrapServers(), "one", "two");
        }

        // When
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port, controllerPort)) {
            Records.put(kafka.bootstrapServers(), "three");

            // Then
            assertThat(Records.all(kafka.bootstrapServers())).containsExactly("one", "two", "three");
        }
    }

    @Test
    void aBrokerKilledAndStartedAgainAtOnceKeepsTheData() throws Exception {
        // Given
        Path first = folder.resolve("first.txt");
        try (Child broker = Child.start(first, BrokerMain.class, folder, port, controllerPort)) {
            broker.awaitLine("ready " + servers);
            Records.createTopic(servers);
            Records.put(servers, "one", "two");

            // When
            broker.kill9();
        }
        long killed = System.nanoTime();
        try (Child broker = Child.start(folder.resolve("second.txt"), BrokerMain.class, folder, port, controllerPort)) {
            broker.awaitLine("ready " + servers);
            long ready = (System.nanoTime() - killed) / 1_000_000;
            Records.put(servers, "three");

            // Then
            assertThat(Records.all(servers)).containsExactly("one", "two", "three");
            System.out.printf("a broker killed with -9 is back after %d ms%n", ready);
        }
    }

    @Test
    void aChildBrokerEndsWithItsParentAndInOrder() throws Exception {
        try (Child broker = Child.start(folder.resolve("child.txt"), BrokerMain.class, folder, port, controllerPort)) {
            broker.awaitLine("ready " + servers);
            assertThat(broker.closeInput()).isZero();
        }
        try (StackFolder taken = StackFolder.take("the test", folder, java.time.Duration.ZERO)) {
            assertThat(taken.path()).isEqualTo(folder);
        }
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws Exception {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, socket.getLocalPort(), controllerPort))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void aChildThatCannotStartSaysWhyAndFails() throws Exception {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                Child broker =
                        Child.start(folder.resolve("child.txt"), BrokerMain.class, folder, port, controllerPort)) {
            broker.awaitLine("Kafka cannot listen on 127.0.0.1:" + socket.getLocalPort());
            assertThat(broker.closeInput()).isOne();
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> EmbeddedKafka.start(file, port, controllerPort))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("choose another folder");
    }
}
