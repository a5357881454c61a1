package dev.evonorm.study.chart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

class ChartsTest {
    private static final List<Panel> PANELS = List.of(
            new Panel.Histogram(
                    "h",
                    "x",
                    "y",
                    0,
                    1,
                    10,
                    List.of(new Panel.Values("v", List.of(0.0, 0.05, 0.95, 1.0))),
                    List.of(new Panel.Mark("m", 0.5))),
            new Panel.Scatter(
                    "s", "x", "y", List.of(new Panel.Points("p", List.of(1.0, 2.0), List.of(3.0, 4.0))), true),
            new Panel.Curves(
                    "c",
                    "x",
                    "y",
                    List.of(new Panel.Curve("one", List.of(1.0, 2.0), List.of(3.0, 4.0), List.of(0.1, 0.2)))),
            new Panel.Bars("b", "x", "y", List.of("a", "b"), List.of(new Panel.Values("v", List.of(1.0, 2.0)))));

    @TempDir
    Path folder;

    @Test
    void panelsStandSideBySideAndTheSamePanelsGiveTheSameFile() throws Exception {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");

        Charts.write(first, PANELS);
        Charts.write(second, PANELS);

        BufferedImage image = ImageIO.read(first.toFile());
        assertThat(image.getWidth()).isEqualTo(4 * 560);
        assertThat(image.getHeight()).isEqualTo(420);
        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    }
}
