package dev.evonorm.service;

import org.junit.jupiter.api.Test;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ParentWatchTest {
    @Test
    void itWaitsForTheEndOfTheInputAndNotForInput() throws Exception {
        try (PipedOutputStream parent = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(parent)) {
            Thread watch = Threads.named("watch").newThread(() -> ParentWatch.awaitEnd(in));
            watch.start();
            parent.write("what a parent may say\n".getBytes());
            parent.flush();
            await().atMost(Duration.ofSeconds(10)).until(() -> in.available() == 0);
            assertThat(watch.isAlive()).isTrue();

            parent.close();

            await().atMost(Duration.ofSeconds(10)).until(() -> !watch.isAlive());
        }
    }
}
