package dev.evonorm.infra.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** YAML files as trees. */
final class Yaml {
    private Yaml() {}

    static ObjectMapper mapper() {
        return new ObjectMapper(YAMLFactory.builder()
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
                .build());
    }

    static ObjectNode one(Path file) throws IOException {
        List<ObjectNode> all = all(file);
        if (all.size() != 1) {
            throw new IllegalArgumentException("%s holds %d documents; it must be one".formatted(file, all.size()));
        }
        return all.get(0);
    }

    static List<ObjectNode> all(Path file) throws IOException {
        return all(Files.readString(file));
    }

    static List<ObjectNode> all(String text) throws IOException {
        ObjectMapper mapper = mapper();
        return mapper.readerFor(ObjectNode.class)
                .<ObjectNode>readValues(mapper.getFactory().createParser(text))
                .readAll();
    }
}
