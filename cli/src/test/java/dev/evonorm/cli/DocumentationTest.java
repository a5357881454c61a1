package dev.evonorm.cli;

import dev.evonorm.contracts.json.GraphJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** What the documents show works: each {@code ./evonorm} call parses, each JSON block is a graph. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CALL = Pattern.compile("(?m)(?:^|`)\\./evonorm ([^`#\\n]+?)\\s*(?:#.*)?(?:`|$)");
    private static final Pattern JSON = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("calls")
    void everyShownCallParses(String call) {
        assertThatCode(() -> Evonorm.commandLine().parseArgs(call.split("\\s+")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyShownGraphIsOne(String json) {
        assertThat(GraphJson.write(GraphJson.read(json))).isEqualTo(json.strip());
    }

    static List<String> calls() {
        return found(CALL);
    }

    static List<String> graphs() {
        return found(JSON);
    }

    private static List<String> found(Pattern pattern) {
        List<String> found = new ArrayList<>();
        for (Path document : documents()) {
            try {
                for (Matcher matcher = pattern.matcher(Files.readString(document)); matcher.find(); ) {
                    found.add(matcher.group(1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static List<Path> documents() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
