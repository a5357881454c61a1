package dev.evonorm.cli.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.SearchSettings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a search is told. A profile of ours names every key; a user's file overrides some of them and says by
 * {@code extends: NAME} on top of which profile ({@code quick} if it says nothing). {@code budget} is replaced whole: one
 * that names candidates alone has no time limit.
 */
public final class Profile {
    /** The profiles that come with the command. */
    public static final List<String> NAMES = List.of("quick", "paper-b", "paper-s");

    private static final String EXTENDS = "extends";
    private static final String BUDGET = "budget";

    private final Source source;
    private final ObjectNode tree;

    private Profile(Source source, ObjectNode tree) {
        this.source = source;
        this.tree = tree;
    }

    /** Reads one of ours by name, or a file. */
    public static Profile read(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            Source source = Source.parse("profile " + nameOrFile, resource(nameOrFile));
            return new Profile(source, new Keys(source).check(source.tree(), "", SearchSettings.class));
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            boolean name = !nameOrFile.contains("/") && !nameOrFile.contains(".");
            throw Refusal.wrongUse(
                    "no profile '%s': it is neither a file nor one of %s%s",
                    nameOrFile, String.join(", ", NAMES), name ? Nearest.suggestion(nameOrFile, NAMES, 1) : "");
        }
        try {
            return overriding(Source.parse("profile " + nameOrFile, Files.readString(file)));
        } catch (IOException e) {
            throw Refusal.wrongUse("profile %s cannot be read: %s", nameOrFile, e.getMessage());
        }
    }

    /**
     * Reads the settings that {@link #yaml} wrote, as they are: nothing comes from a profile of ours, whose values may have changed
     * since. Those of an earlier version lack what there was not yet, and it is off.
     */
    public static Profile resolved(Path file) {
        try {
            Source source = Source.parse("settings " + file, Files.readString(file));
            return new Profile(source, new Keys(source).check(source.tree(), "", SearchSettings.class));
        } catch (IOException e) {
            throw Refusal.failed("the settings %s cannot be read: %s", file, e.getMessage());
        }
    }

    /** One that a command brings along: YAML that overrides one of ours as a file does. */
    public static Profile overriding(String what, String yaml) {
        return overriding(Source.parse(what, yaml));
    }

    private static Profile overriding(Source source) {
        ObjectNode overrides = source.tree();
        JsonNode parent = overrides.remove(EXTENDS);
        String base = parent == null ? NAMES.get(0) : parent.asText();
        if (!NAMES.contains(base)) {
            throw Refusal.wrongUse(
                    "%sextends names no profile of ours: '%s'; it must be one of %s",
                    source.at(EXTENDS), base, String.join(", ", NAMES));
        }
        ObjectNode checked = new Keys(source).check(overrides, "", SearchSettings.class);
        ObjectNode merged = read(base).tree;
        if (checked.has(BUDGET)) {
            merged.remove(BUDGET);
        }
        return new Profile(source, merge(merged, checked));
    }

    private static ObjectNode merge(ObjectNode base, ObjectNode overrides) {
        overrides.fields().forEachRemaining(entry -> {
            if (entry.getValue() instanceof ObjectNode block && base.get(entry.getKey()) instanceof ObjectNode below) {
                merge(below, block);
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        });
        return base;
    }

    public Profile withSeed(long seed) {
        tree.put("seed", seed);
        return this;
    }

    /** @param strategy its name in JSON */
    public Profile withStrategy(String strategy) {
        tree.put("strategy", strategy);
        return this;
    }

    /** @param initial its name in JSON */
    public Profile withInitial(String initial) {
        tree.put("initial", initial);
        return this;
    }

    public Profile withBudget(BudgetSettings budget) {
        tree.set(BUDGET, Json.mapper().valueToTree(budget));
        return this;
    }

    /** The same data for quality, scoring and finals. */
    public Profile withData(String data) {
        for (JsonNode training :
                List.of(tree.at("/rejection/quality/training"), tree.path("scoring"), tree.at("/finals/training"))) {
            ((ObjectNode) training).put("data", data);
        }
        return this;
    }

    /** The settings, with every limit checked. */
    public SearchSettings settings() {
        try {
            SearchSettings settings = Json.mapper().treeToValue(tree, SearchSettings.class);
            NamesInSettings.check(settings, source);
            return settings;
        } catch (JsonMappingException e) {
            throw outOfLimits(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checked tree of settings is readable", e);
        }
    }

    /** The records' refusals start with the key; where they stand in the tree is Jackson's path. */
    private Refusal outOfLimits(JsonMappingException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String problem = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        String key = problem.split(" ", 2)[0];
        String within = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        String last = key.substring(key.lastIndexOf('.') + 1);
        String path = within.isEmpty() ? key : within.endsWith(last) ? within : within + "." + last;
        return Refusal.wrongUse(
                "%s%s%s",
                source.at(source.lines().containsKey(path) ? path : within), path, problem.substring(key.length()));
    }

    /** One that a command brings along and users cannot name: it overrides one of ours as a file does. */
    public static Profile ofCommand(String name) {
        return overriding("profile " + name, resource(name));
    }

    /** The YAML of one that comes with the jar, of a command or of ours. */
    public static String resource(String name) {
        try (InputStream in = Profile.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the profile " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings as YAML that {@link #read} takes; what is off is named too, lest it come from the profile below. */
    public static String yaml(SearchSettings settings) {
        ObjectMapper mapper = Json.configure(new ObjectMapper(new YAMLFactory()
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)))
                .setSerializationInclusion(JsonInclude.Include.ALWAYS);
        try {
            return mapper.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings always have a YAML form", e);
        }
    }
}
