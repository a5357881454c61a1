package dev.evonorm.training.data;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PackedFolderTest {
    @TempDir
    Path temp;

    private Path images;
    private Path target;
    private final AtomicLong decoded = new AtomicLong();
    private final DataProgress counting = (done, total) -> decoded.incrementAndGet();

    @BeforeEach
    void writeImages() throws IOException {
        images = ImageFiles.writeFolder(temp.resolve("images"));
        target = temp.resolve("cache/packed");
    }

    @Test
    void packedImagesAreTheSameDataset() {
        Path packed = Datasets.pack(images, target, counting);

        assertThat(packed).isEqualTo(target);
        assertThat(Datasets.open(packed).sha256())
                .isEqualTo(Datasets.open(images).sha256());
        assertThat(decoded).hasValue(24);
    }

    @Test
    void progressEndsAtTheTotal() {
        AtomicLong most = new AtomicLong();

        Datasets.pack(images, target, (done, total) -> {
            assertThat(total).isEqualTo(24);
            most.accumulateAndGet(done, Math::max);
        });

        assertThat(most).hasValue(24);
    }

    @Test
    void unchangedImagesAreNotDecodedAgain() {
        Datasets.pack(images, target);

        Datasets.pack(images, target, counting);

        assertThat(decoded).hasValue(0);
    }

    @Test
    void changedImagesAreDecodedAgain() throws IOException {
        Datasets.pack(images, target);
        Files.delete(images.resolve("train/cat/3.png"));

        Dataset data = Datasets.open(Datasets.pack(images, target, counting));

        assertThat(decoded).hasValue(23);
        assertThat(data.train().size() + data.validation().size()).isEqualTo(19);
    }

    @Test
    void aBrokenImageLeavesNothingBehind() throws IOException {
        Path broken = Files.writeString(images.resolve("test/cat/broken.png"), "no image");

        assertThatThrownBy(() -> Datasets.pack(images, target))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(broken.toString());

        assertThat(target).doesNotExist();
        assertThat(target.resolveSibling("packed.partial")).doesNotExist();
    }

    @Test
    void whatAKilledPackingLeftIsReplaced() throws IOException {
        Path partial = Files.createDirectories(target.resolveSibling("packed.partial"));
        Files.write(partial.resolve("data_batch_1.bin"), new byte[100]);

        Datasets.open(Datasets.pack(images, target));

        assertThat(partial).doesNotExist();
    }

    @Test
    void aFolderOfTheUsersIsNeverReplaced() throws IOException {
        Files.createDirectories(target);
        Path thesis = Files.writeString(target.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> Datasets.pack(images, target))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(target + " exists and was not made by packing");

        assertThat(thesis).hasContent("precious");
    }

    @Test
    void binaryFilesNeedNoPacking() throws IOException {
        Path binary = CifarFiles.writeFolder(temp.resolve("binary"));

        assertThat(Datasets.pack(binary, target)).isEqualTo(binary);
        assertThat(target).doesNotExist();
    }

    @Test
    void severalThreadsPackOnce() {
        List<Path> packed = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> Datasets.pack(images, target, counting))
                .toList();

        assertThat(packed).containsOnly(target);
        assertThat(decoded).hasValue(24);
    }

    @Test
    void aTargetBelowAFileIsRefused() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> Datasets.pack(images, file.resolve("packed")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("packed cannot be written");
    }

    @Test
    void onlyTheBinaryFilesTheClassesAndTheMarkerAreKept() throws IOException {
        Datasets.pack(images, target);

        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "data_batch_1.bin", "test_batch.bin", "batches.meta.txt", PackedFolder.MARKER);
        }
    }
}
