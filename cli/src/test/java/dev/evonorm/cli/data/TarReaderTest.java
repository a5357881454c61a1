package dev.evonorm.cli.data;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TarReaderTest {
    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    private void add(String name, char type, String content) {
        byte[] header = new byte[512];
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, header, 0, name.length());
        byte[] size = "%011o".formatted(content.length()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, header, 124, size.length);
        header[156] = (byte) type;
        tar.writeBytes(header);
        tar.writeBytes(
                Arrays.copyOf(content.getBytes(StandardCharsets.US_ASCII), (content.length() + 511) / 512 * 512));
    }

    private Map<String, String> read(byte[] archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        new TarReader(new ByteArrayInputStream(archive))
                .forEachFile((name, content) -> files.put(
                        name,
                        name.startsWith("skip") ? "" : new String(content.readAllBytes(), StandardCharsets.US_ASCII)));
        return files;
    }

    @Test
    void gives_the_plain_files_whole_whether_the_ones_before_were_read_or_not() throws IOException {
        add("folder/", '5', "");
        add("folder/a.bin", '0', "x".repeat(1000));
        add("skipped", '0', "y".repeat(512));
        add("folder/b.bin", '0', "end");
        tar.writeBytes(new byte[1024]);

        Map<String, String> files = read(tar.toByteArray());

        assertThat(files.keySet()).containsExactly("folder/a.bin", "skipped", "folder/b.bin");
        assertThat(files).containsEntry("folder/a.bin", "x".repeat(1000)).containsEntry("folder/b.bin", "end");
    }

    @Test
    void an_archive_that_ends_within_a_file_is_refused() {
        add("a.bin", '0', "x".repeat(2000));
        byte[] torn = Arrays.copyOf(tar.toByteArray(), 1200);
        assertThatThrownBy(() -> read(torn)).isInstanceOf(EOFException.class);
    }
}
