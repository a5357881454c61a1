package dev.evonorm.infra;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists every container image that compose or Kubernetes may start, with the files that name it, in
 * {@code target/images.txt}: the part of the bill of materials that Maven does not know.
 */
class ImagesTest {
    private static final Pattern IMAGE = Pattern.compile("(?m)^\\s*(?:- )?image:\\s*[\"']?([^\\s\"'#]+)");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{[A-Z_]+:-([^}]+)}");

    private static Map<String, TreeSet<String>> images() throws IOException {
        Map<String, TreeSet<String>> images = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.startsWith("target") && !path.startsWith("src"))
                    .toList()) {
                Matcher matcher = IMAGE.matcher(Files.readString(file));
                while (matcher.find()) {
                    String image = DEFAULT.matcher(matcher.group(1)).replaceAll("$1");
                    images.computeIfAbsent(image, key -> new TreeSet<>()).add(file.toString());
                }
            }
        }
        return images;
    }

    @Test
    void everyImageHasAVersionAndStandsInTheList() throws IOException {
        Map<String, TreeSet<String>> images = images();

        assertThat(images.keySet())
                .anyMatch(image -> image.startsWith("evonorm/trainer-service:"))
                .anyMatch(image -> image.startsWith("redis:"))
                .allSatisfy(image ->
                        assertThat(image).matches("[a-z0-9./-]+:[\\w.-]+").doesNotEndWith(":latest"));
        StringBuilder list = new StringBuilder();
        images.forEach((image, files) ->
                list.append(image).append('\t').append(String.join(", ", files)).append('\n'));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("images.txt"), list);
    }
}
