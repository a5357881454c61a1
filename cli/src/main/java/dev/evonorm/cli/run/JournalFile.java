package dev.evonorm.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.status.JournalEntry;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * {@code events.jsonl}: the search's journal as it came, append-only. A process that was killed may leave a torn last line;
 * opening the file cuts it off at the first line that is no entry, and what is cut comes again from the selector, which is
 * asked for all that follows {@link #lastId}. For one thread.
 */
public final class JournalFile implements AutoCloseable {
    private final ObjectMapper mapper = Json.mapper();
    private final OutputStream out;
    private @Nullable String lastId;

    private JournalFile(Path file, Consumer<JournalEntry> replay) throws IOException {
        long sound = Files.exists(file) ? replay(file, replay) : 0;
        if (Files.exists(file) && Files.size(file) > sound) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(sound);
            }
        }
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Opens the file, mends it, and tells all that it holds.
     *
     * @param replay called with every entry, in order
     */
    public static JournalFile open(Path file, Consumer<JournalEntry> replay) throws IOException {
        return new JournalFile(file, replay);
    }

    /** Reads the file as it is, up to the first line that is no entry. */
    public static void read(Path file, Consumer<JournalEntry> reader) throws IOException {
        ObjectMapper mapper = Json.mapper();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                try {
                    reader.accept(mapper.readValue(line, JournalEntry.class));
                } catch (JsonProcessingException torn) {
                    return;
                }
            }
        }
    }

    /** The number of bytes from the start that are whole entries. */
    private long replay(Path file, Consumer<JournalEntry> replay) throws IOException {
        long sound = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                JournalEntry entry;
                try {
                    entry = mapper.readValue(line, JournalEntry.class);
                } catch (JsonProcessingException torn) {
                    return sound;
                }
                replay.accept(entry);
                lastId = entry.id();
                sound += line.length + 1;
            }
        }
        return sound;
    }

    /** The next line that ends in a line feed, without it; null where there is none. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
        }
        return null;
    }

    /** The id of the last entry, null before the first. */
    public @Nullable String lastId() {
        return lastId;
    }

    /** Appends one entry and hands it to the operating system. */
    public void append(JournalEntry entry) throws IOException {
        String line = mapper.writeValueAsString(entry) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastId = entry.id();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
