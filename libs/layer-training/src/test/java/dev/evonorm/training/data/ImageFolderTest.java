package dev.evonorm.training.data;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageFolderTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        ImageFiles.writeFolder(folder);
    }

    @Test
    void classesAreTheFoldersSortedByName() {
        Dataset data = Datasets.open(folder);

        assertThat(data.classes()).containsExactly("cat", "dog");
        assertThat(data.train().size()).isEqualTo(18);
        assertThat(data.validation().size()).isEqualTo(2);
        assertThat(data.test().size()).isEqualTo(4);
        for (ImageSet images : new ImageSet[] {data.train(), data.validation(), data.test()}) {
            for (int i = 0; i < images.size(); i++) {
                assertThat(CifarFiles.pixels(images, i)[0]).isEqualTo(images.label(i) == 0 ? 0x10 : 0x50);
            }
        }
    }

    @Test
    void testImagesAreMixedSoThatAPrefixHasSeveralClasses() throws IOException {
        for (int i = 12; i < 60; i++) {
            Files.copy(folder.resolve("test/cat/10.png"), folder.resolve("test/cat/" + i + ".png"));
            Files.copy(folder.resolve("test/dog/10.png"), folder.resolve("test/dog/" + i + ".png"));
        }

        ImageSet test = Datasets.open(folder).test();

        assertThat(IntStream.range(0, 50).map(test::label).sum()).isBetween(15, 35);
    }

    @Test
    void otherAndHiddenFilesArePassedOver() throws IOException {
        String before = Datasets.open(folder).sha256();
        Files.writeString(folder.resolve("train/cat/README.txt"), "cats");
        Files.writeString(folder.resolve("train/cat/.hidden.jpg"), "no image");
        Files.createDirectory(folder.resolve("train/.cache"));
        Files.writeString(folder.resolve("train/labels.csv"), "cat,dog");

        assertThat(Datasets.open(folder).sha256()).isEqualTo(before);
    }

    @Test
    void aBrokenImageIsNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("train/dog/broken.JPG"), "no image");

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(broken.toString());
    }

    @Test
    void aDanglingLinkIsNamed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("train/dog/gone.jpg"), folder.resolve("nowhere.jpg"));

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(link + " cannot be read (it is missing)");
    }

    @Test
    void aClassWithoutImagesIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("train/emu"));
        Files.createDirectories(folder.resolve("test/emu"));

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(folder.resolve("train/emu") + " has no *.jpg, *.jpeg or *.png");
    }

    @Test
    void aClassOfOnePartAloneIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("test/emu"));

        assertThatThrownBy(() -> Datasets.open(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train has the classes [cat, dog], but test has [cat, dog, emu]");
    }

    @Test
    void anEmptyFolderIsRefusedWithWhatIsWanted(@TempDir Path empty) throws IOException {
        assertThatThrownBy(() -> Datasets.open(empty))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(empty + " holds neither CIFAR-10 binary files");

        Files.createDirectory(empty.resolve("train"));
        assertThatThrownBy(() -> Datasets.open(empty))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has no class folders");
    }
}
