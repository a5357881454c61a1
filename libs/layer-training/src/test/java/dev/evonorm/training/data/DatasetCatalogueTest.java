package dev.evonorm.training.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatasetCatalogueTest {
    @TempDir
    Path folder;

    @Test
    void theGeneratedSetIsAlwaysThere() {
        DatasetCatalogue catalogue = new DatasetCatalogue(Map.of());

        assertThat(catalogue.names()).containsExactly("synthetic");
        assertThat(catalogue.named("synthetic").name()).isEqualTo("synthetic");
    }

    @Test
    void aFolderIsOpenedOnceUnderItsName() throws IOException {
        CifarFiles.writeFolder(folder);
        DatasetCatalogue catalogue = new DatasetCatalogue(Map.of("mine", folder));

        List<Dataset> opened = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> catalogue.named("mine"))
                .toList();

        assertThat(opened).allSatisfy(data -> assertThat(data).isSameAs(opened.get(0)));
        assertThat(opened.get(0).name()).isEqualTo("mine");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        DatasetCatalogue catalogue = new DatasetCatalogue(Map.of("mine", folder));

        assertThatThrownBy(() -> catalogue.named("imagenet"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no data set imagenet here; known are mine, synthetic");
    }

    @Test
    void whatCouldNotBeOpenedIsTriedAgain() throws IOException {
        DatasetCatalogue catalogue = new DatasetCatalogue(Map.of("mine", folder.resolve("later")));
        assertThatThrownBy(() -> catalogue.named("mine")).isInstanceOf(DatasetException.class);

        CifarFiles.writeFolder(Files.createDirectory(folder.resolve("later")));

        assertThat(catalogue.named("mine").test().size()).isEqualTo(3);
    }

    @Test
    void aNameIsLookedUpAndNeverBecomesAPath() throws IOException {
        CifarFiles.writeFolder(Files.createDirectory(folder.resolve("other")));
        DatasetCatalogue catalogue = new DatasetCatalogue(Map.of("mine", folder.resolve("mine")));

        for (String name :
                List.of("../other", "mine/../other", folder.resolve("other").toString(), "", ".")) {
            assertThatThrownBy(() -> catalogue.named(name))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("known are mine, synthetic");
        }
        assertThatThrownBy(() -> new DatasetCatalogue(Map.of("../mine", folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is called '../mine'; settings could not name it");
    }

    @Test
    void theGeneratedSetsNameCannotBeTaken() {
        assertThatThrownBy(() -> new DatasetCatalogue(Map.of("synthetic", folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("synthetic");
    }
}
