package dev.evonorm.cli.chaos.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.cli.run.JournalFile;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.status.JournalEntry;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.stack.EmbeddedKafka;
import dev.evonorm.stack.EmbeddedRedis;
import dev.evonorm.stack.FreePorts;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a run left behind; its broker and its Redis are started for that, and no service. */
public final class RunReader {
    private RunReader() {}

    /** @param folder of a run that no process is at work on */
    public static Evidence read(RunFolder folder) throws IOException {
        List<JournalEntry> journal = new ArrayList<>();
        JournalFile.read(folder.events(), journal::add);
        List<Integer> ports = FreePorts.take(3);
        try (EmbeddedRedis redis = EmbeddedRedis.start(folder.stack().resolve("redis"), ports.get(0));
                EmbeddedKafka kafka = EmbeddedKafka.start(folder.stack().resolve("kafka"), ports.get(1), ports.get(2));
                StoreReader store = new StoreReader(redis.uri());
                TopicReader topics = new TopicReader(kafka.bootstrapServers())) {
            return new Evidence(
                    folder.name(),
                    folder.settings(),
                    journal,
                    topics.flow(),
                    topics.deadLetters(),
                    store.search(folder.name()),
                    leaderboard(folder.root().resolve("leaderboard.json")));
        }
    }

    private static @Nullable Leaderboard leaderboard(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return Json.mapper().readValue(file.toFile(), Leaderboard.class);
        } catch (JsonProcessingException e) {
            throw new IOException("%s is no leaderboard: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
