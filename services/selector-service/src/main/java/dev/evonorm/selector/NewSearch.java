package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;

import java.util.HashSet;
import java.util.List;

/** The body of {@code POST /searches}. */
record NewSearch(String searchId, SearchSettings settings) {
    /** @throws Refusal (400) naming what is wrong and what is allowed */
    static NewSearch read(String body, ObjectMapper json) {
        JsonNode tree;
        try {
            tree = json.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
        SettingsShape.check("body", tree, NewSearch.class);
        String id = tree.path("searchId").asText();
        if (!Ids.isSearch(id)) {
            throw Refusal.badRequest(
                    "searchId is '%s'; it must be 1 to 48 of a-z, 0-9 and '-', not starting with '-'".formatted(id));
        }
        NewSearch search = new NewSearch(id, bind(tree.path("settings"), json));
        search.check();
        return search;
    }

    private static SearchSettings bind(JsonNode tree, ObjectMapper json) {
        try {
            return json.treeToValue(tree, SearchSettings.class);
        } catch (JsonProcessingException e) {
            // A constructor's refusal says all; Jackson's own words are about the field.
            String reason = e.getCause() instanceof IllegalArgumentException refusal ? refusal.getMessage() : null;
            throw Refusal.badRequest("settings: " + (reason == null ? e.getOriginalMessage() : reason));
        }
    }

    private void check() {
        if (settings.population().initialSize() > settings.population().window()) {
            throw Refusal.badRequest("population.initialSize is %d; it must be at most population.window, which is %d"
                    .formatted(
                            settings.population().initialSize(),
                            settings.population().window()));
        }
        requireLayers("references", settings.references());
        requireLayers("finals.references", settings.finals().references());
    }

    private static void requireLayers(String key, List<String> names) {
        requireDistinct(key, names);
        for (String name : names) {
            if (Catalogue.find(name).isEmpty()) {
                throw Refusal.badRequest("%s names '%s', which is no layer of the catalogue; known are %s"
                        .formatted(
                                key,
                                name,
                                Catalogue.layers().stream()
                                        .map(CatalogueLayer::name)
                                        .toList()));
            }
        }
    }

    private static void requireDistinct(String key, List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw Refusal.badRequest("%s is %s; each may be named once".formatted(key, names));
        }
    }
}
