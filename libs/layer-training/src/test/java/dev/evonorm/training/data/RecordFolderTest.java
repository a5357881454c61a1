package dev.evonorm.training.data;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        CifarFiles.writeFolder(folder);
    }

    @Test
    void classesLabelsAndSizesComeFromTheFiles() {
        Dataset data = Datasets.open(folder);

        assertThat(data.name()).isEqualTo(folder.getFileName().toString());
        assertThat(data.classes()).containsExactly("a", "b", "c");
        assertThat(data.train().size()).isEqualTo(17);
        assertThat(data.validation().size()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(data.test()::label)).containsExactly(2, 0, 1);
    }

    @Test
    void planesBecomePixels() {
        ImageSet test = Datasets.open(folder).test();

        int[] pixels = CifarFiles.pixels(test, 1);

        assertThat(Arrays.copyOf(pixels, 9)).containsExactly(21, 121, 221, 0, 1, 2, 21, 121, 221);
        assertThat(Arrays.copyOfRange(pixels, 3069, 3072)).containsExactly(21, 121, 221);
    }

    @Test
    void anImageIsCopiedToItsOffsetAlone() {
        byte[] target = new byte[ImageSet.IMAGE_BYTES + 10];

        Datasets.open(folder).test().copyImage(0, target, 5);

        assertThat(target).startsWith(0, 0, 0, 0, 0, 20, 120).endsWith(20, 120, (byte) 220, 0, 0, 0, 0, 0);
    }

    @Test
    void readingImagesAgainAndAgainAllocatesNothing() {
        ImageSet images = Datasets.open(folder).test();
        byte[] target = new byte[ImageSet.IMAGE_BYTES];
        ThreadMXBean use = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        images.copyImage(0, target, 0);

        long before = use.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 1000; i++) {
            images.copyImage(0, target, 0);
        }

        assertThat(use.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(ImageSet.IMAGE_BYTES);
    }

    @Test
    void everyRecordOfEveryFileIsFoundOnce() {
        Dataset data = Datasets.open(folder);

        IntStream reds = IntStream.concat(
                IntStream.range(0, 17).map(i -> CifarFiles.pixels(data.train(), i)[0]),
                IntStream.range(0, 3).map(i -> CifarFiles.pixels(data.validation(), i)[0]));

        assertThat(reds.sorted().toArray())
                .containsExactly(IntStream.range(0, 20).toArray());
    }

    @Test
    void labelsBelongToTheirImages() {
        ImageSet train = Datasets.open(folder).train();

        for (int i = 0; i < train.size(); i++) {
            assertThat(train.label(i)).isEqualTo(CifarFiles.pixels(train, i)[0] % 3);
        }
    }

    @Test
    void theTenthFileComesAfterTheSecond() throws IOException {
        String before = Datasets.open(folder).sha256();
        byte[] first = Files.readAllBytes(folder.resolve("data_batch_1.bin"));
        Files.move(folder.resolve("data_batch_2.bin"), folder.resolve("data_batch_10.bin"));
        Files.delete(folder.resolve("data_batch_1.bin"));
        Files.write(folder.resolve("data_batch_2.bin"), first);

        assertThat(Datasets.open(folder).sha256()).isEqualTo(before);
    }

    @Test
    void theArchivesOwnFolderIsFoundBelow() throws IOException {
        Path below = CifarFiles.writeFolder(folder.resolve("data/cifar-10-batches-bin"));

        assertThat(Datasets.open(folder.resolve("data")).sha256())
                .isEqualTo(Datasets.open(below).sha256());
    }

    @Test
    void theFingerprintFollowsThePixels() throws IOException {
        String before = Datasets.open(folder).sha256();
        byte[] test = CifarFiles.records(20, 23);
        test[test.length - 1]++;
        Files.write(folder.resolve("test_batch.bin"), test);

        assertThat(Datasets.open(folder).sha256()).isNotEqualTo(before).matches("[0-9a-f]{64}");
    }

    @Test
    void cifar100GivesItsFineLabels() throws IOException {
        Path hundred = Files.createDirectories(folder.resolve("hundred/cifar-100-binary"));
        byte[] record = new byte[3074];
        Arrays.fill(record, (byte) 50);
        record[0] = 1;
        record[1] = 99;
        Files.write(hundred.resolve("train.bin"), record);
        Files.write(hundred.resolve("test.bin"), record);
        Files.write(
                hundred.resolve("fine_label_names.txt"),
                IntStream.range(0, 100).mapToObj(i -> "class" + i).toList());

        Dataset data = Datasets.open(folder.resolve("hundred"));

        assertThat(data.classes()).hasSize(100);
        assertThat(data.test().label(0)).isEqualTo(99);
        assertThat(CifarFiles.pixels(data.test(), 0)).containsOnly(50);
    }

    @Test
    void aTruncatedFileIsNamedWithTheOffset() throws IOException {
        Path file = folder.resolve("data_batch_2.bin");
        Files.write(file, Arrays.copyOf(CifarFiles.records(10, 20), 4 * 3073 + 100));

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + " is truncated: its last record starts at byte 12292 and has 100 of 3073 bytes;"
                        + " fetch or write the file again");
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Files.write(folder.resolve("test_batch.bin"), new byte[0]);

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("test_batch.bin is empty");
    }

    @Test
    void aLabelWithoutAClassIsNamedWithItsRecordAndOffset() throws IOException {
        byte[] records = CifarFiles.records(0, 10);
        records[7 * 3073] = (byte) 200;
        Files.write(folder.resolve("data_batch_1.bin"), records);

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("data_batch_1.bin: record 7, at byte 21511, has label 200")
                .hasMessageContaining("3 classes (labels 0 to 2)");
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        for (String name : List.of("batches.meta.txt", "test_batch.bin")) {
            CifarFiles.writeFolder(folder);
            Files.delete(folder.resolve(name));

            assertThatThrownBy(() -> Datasets.open(folder))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(folder.resolve(name) + " cannot be read (it is missing)");
        }
    }

    @Test
    void noClassesOrTooManyAreRefused() throws IOException {
        for (List<String> names : List.of(
                List.of("", " "), IntStream.range(0, 257).mapToObj(i -> "c" + i).toList())) {
            Files.write(folder.resolve("batches.meta.txt"), names);

            assertThatThrownBy(() -> Datasets.open(folder))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("batches.meta.txt names")
                    .hasMessageContaining("1 to 256");
        }
    }

    @Test
    void classNamesThatAreNoTextAreRefused() throws IOException {
        Files.write(folder.resolve("batches.meta.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("batches.meta.txt cannot be read");
    }

    @Test
    void noTrainingFilesAreRefused() throws IOException {
        Files.delete(folder.resolve("data_batch_1.bin"));
        Files.delete(folder.resolve("data_batch_2.bin"));

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no training images");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.delete(folder.resolve("test_batch.bin"));
        Files.createDirectory(folder.resolve("test_batch.bin"));

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("test_batch.bin");
    }

    @Test
    void aMissingFolderIsRefusedWithWhatIsWanted() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> Datasets.open(missing))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(missing + " is not a folder")
                .hasMessageContaining("train/CLASS/*.jpg");
    }
}
