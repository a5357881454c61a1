package dev.evonorm.training.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TarGzTest {
    @TempDir
    Path temp;

    @Test
    void filesAndFoldersAreUnpacked() throws IOException {
        Path source = CifarFiles.writeFolder(temp.resolve("source"));
        Path archive = Files.write(temp.resolve("a.tgz"), TarFiles.archive(source, "deep/below/"));

        TarGz.unpack(archive, temp.resolve("out"));

        assertThat(temp.resolve("out/deep/below/data_batch_1.bin"))
                .hasSameBinaryContentAs(source.resolve("data_batch_1.bin"));
    }

    @Test
    void entriesThatLeaveTheFolderAreRefused() throws IOException {
        for (String name :
                List.of("../evil", "a/../../evil", temp.resolve("evil").toString())) {
            Path archive = Files.write(temp.resolve("a.tgz"), TarFiles.file(name));

            assertThatThrownBy(() -> TarGz.unpack(archive, temp.resolve("out")))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("entry " + name);

            assertThat(temp.resolve("evil")).doesNotExist();
        }
    }

    @Test
    void linksAreRefused() throws IOException {
        Path archive = Files.write(temp.resolve("a.tgz"), TarFiles.link("link", "/etc"));

        assertThatThrownBy(() -> TarGz.unpack(archive, temp.resolve("out")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("entry link");
    }

    @Test
    void damagedArchivesAreNamed() throws IOException {
        byte[] whole = TarFiles.archive(CifarFiles.writeFolder(temp.resolve("source")), "a/");
        byte[] noise = whole.clone();
        Arrays.fill(noise, 100, 400, (byte) 0x55);
        for (byte[] bytes : List.of(Arrays.copyOf(whole, whole.length / 2), noise, new byte[0], new byte[] {1, 2, 3})) {
            Path archive = Files.write(temp.resolve("damaged.tgz"), bytes);

            assertThatThrownBy(() -> TarGz.unpack(archive, temp.resolve("out")))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("damaged.tgz is damaged");
            TarGz.delete(temp.resolve("out"));
        }
    }

    @Test
    void aFolderIsDeletedWithAllInIt() throws IOException {
        Files.createDirectories(temp.resolve("out/a/b"));
        Files.createFile(temp.resolve("out/a/file"));

        TarGz.delete(temp.resolve("out"));
        TarGz.delete(temp.resolve("out"));

        assertThat(temp.resolve("out")).doesNotExist();
    }
}
