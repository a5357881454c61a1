package dev.evonorm.study;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results as CSV, one row a trial, each appended and handed to the operating system as soon as it is known. The first
 * line states study and settings' hash; a torn last line is cut off. Its methods may be called by several threads.
 */
public final class ResultFile {
    private final Path file;
    private final String heading;
    private final ObjectWriter writer;
    private final CsvSchema schema;
    private final CsvMapper mapper = new CsvMapper();
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * Opens what is there, or starts anew.
     *
     * @throws StudyException if the file is of another study or of other settings
     */
    ResultFile(Path file, String study, String hash, List<String> columns) throws IOException {
        this.file = file;
        this.heading = "# evonorm study %s, settings %s\n".formatted(study, hash);
        this.schema = CsvSchema.builder()
                .addColumns(columns, CsvSchema.ColumnType.STRING)
                .build();
        this.writer = mapper.writer(schema);
        if (Files.exists(file)) {
            read(Files.readString(file));
        } else {
            Files.writeString(file, heading + header());
        }
    }

    private String header() {
        List<String> names = new ArrayList<>();
        schema.forEach(column -> names.add(column.getName()));
        return String.join(",", names) + "\n";
    }

    private void read(String text) throws IOException {
        if (!text.startsWith(heading + header())) {
            throw new StudyException(
                    "%s begins with '%s', and these settings would write '%s': it holds another study's results; give the settings that it was begun with, or another folder"
                            .formatted(file, text.lines().findFirst().orElse(""), heading.strip()));
        }
        String sound = text.substring(0, text.lastIndexOf('\n') + 1);
        if (sound.length() < text.length()) {
            Files.writeString(file, sound);
        }
        String body = sound.substring(heading.length() + header().length());
        try (MappingIterator<Map<String, String>> lines =
                mapper.readerForMapOf(String.class).with(schema).readValues(body)) {
            while (lines.hasNext()) {
                Row row = new Row(lines.next());
                rows.put(row.text(Trial.COLUMN), row);
            }
        }
    }

    /** All results so far, in the order in which they came. */
    public synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    public synchronized boolean has(String trial) {
        return rows.containsKey(trial);
    }

    /** @throws UncheckedIOException if it cannot be written */
    public synchronized void append(Row row) {
        try {
            Files.writeString(file, line(row), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        rows.put(row.text(Trial.COLUMN), row);
    }

    private String line(Row row) throws IOException {
        return new String(writer.writeValueAsBytes(row.cells()), StandardCharsets.UTF_8);
    }

    /** The results of these trials, in their order; the file is put into it too. */
    public synchronized List<Row> ordered(List<String> trials) {
        List<Row> ordered = new ArrayList<>();
        StringBuilder text = new StringBuilder(heading).append(header());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            for (String trial : trials) {
                Row row = rows.get(trial);
                if (row == null) {
                    throw new IllegalStateException("trial " + trial + " has no result");
                }
                ordered.add(row);
                text.append(line(row));
            }
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return ordered;
    }
}
