package dev.evonorm.cli.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.evonorm.cli.refusal.Refusal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A YAML file as a tree that remembers its lines.
 *
 * @param name how messages call it
 * @param tree its content
 * @param lines by dotted key, such as {@code scoring.steps}
 */
record Source(String name, ObjectNode tree, Map<String, Integer> lines) {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Source parse(String name, String yaml) {
        try {
            JsonNode tree = MAPPER.readTree(yaml);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return new Source(name, MAPPER.createObjectNode(), Map.of());
            }
            if (!(tree instanceof ObjectNode object)) {
                throw Refusal.wrongUse("%s, line 1: a profile is a list of keys and values, such as 'seed: 3'", name);
            }
            return new Source(name, object, lines(yaml));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String problem = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
            throw Refusal.wrongUse("%s, line %d: not YAML: %s", name, line, problem);
        } catch (IOException e) {
            throw new IllegalStateException("reading from a string does no I/O", e);
        }
    }

    private static Map<String, Integer> lines(String yaml) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(yaml)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    String path = parser.getParsingContext()
                            .pathAsPointer()
                            .toString()
                            .substring(1)
                            .replace('/', '.');
                    lines.put(path, parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }

    /** {@code "profile my.yaml, line 7: "}, or without the line where the file does not hold the key. */
    String at(String path) {
        Integer line = lines.get(path);
        return line == null ? name + ": " : "%s, line %d: ".formatted(name, line);
    }
}
