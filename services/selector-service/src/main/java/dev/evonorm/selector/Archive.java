package dev.evonorm.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateIds;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import dev.evonorm.graph.LayerGraph;
import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Every candidate of a search that was scored, whether it is still in the population or not. Reads only; thread-safe. */
@Singleton
final class Archive {
    private static final String TASK = "task:";
    private static final String FAILED = "failed";
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};

    private final Steps steps;
    private final ObjectMapper json;

    Archive(Steps steps, ObjectMapper json) {
        this.steps = steps;
        this.json = json;
    }

    /** @throws IllegalStateException if the candidate is not on record */
    LayerGraph graph(String searchId, String candidateId) {
        String graph = steps.redis().hget(new Keys(searchId).candidate(candidateId), "graph");
        if (graph == null) {
            throw new IllegalStateException("%s has no graph on record in %s".formatted(candidateId, searchId));
        }
        return GraphJson.read(graph);
    }

    /** A scored candidate or reference, or one that was evaluated in the finals. */
    Optional<RankedLayer> layer(String searchId, String candidateId) {
        Map<String, String> fields = steps.redis().hgetall(new Keys(searchId).candidate(candidateId));
        boolean scored = "scored".equals(fields.get("end"));
        if (!scored && !fields.containsKey("finals")) {
            return Optional.empty();
        }
        String finalsMean = fields.get("finalsMean");
        return Optional.of(new RankedLayer(
                candidateId,
                fields.get("reference"),
                Long.parseLong(fields.getOrDefault("ticket", "0")),
                fields.get("parentId"),
                fields.get("sameAs"),
                GraphJson.read(Objects.requireNonNull(fields.get("graph"))),
                scores(fields),
                Double.parseDouble(fields.getOrDefault("mean", "NaN")),
                numbers(fields.getOrDefault("finals", "{}")),
                finalsMean == null ? null : Double.valueOf(finalsMean)));
    }

    /** The best distinct layers, the references beside them, and the podium of the finals. */
    Leaderboard leaderboard(String searchId, SearchSettings settings, int limit) {
        Keys keys = new Keys(searchId);
        List<RankedLayer> top = layers(searchId, steps.redis().zrange(keys.of("ranking"), 0, limit - 1L));
        List<String> references = settings.references().stream()
                .map(name -> CandidateIds.ofReference(searchId, name))
                .toList();
        List<RankedLayer> finalists = layers(searchId, steps.redis().hkeys(keys.of("finals")));
        return new Leaderboard(
                top,
                scoredOnly(layers(searchId, references)),
                podium(finalists, settings.finals().podium()));
    }

    /** The best evaluated finalists, as many as there are places, and the references of the finals wherever they stand. */
    private static List<RankedLayer> podium(List<RankedLayer> finalists, int places) {
        List<RankedLayer> named = new ArrayList<>();
        int taken = 0;
        Comparator<RankedLayer> best = Comparator.comparing(Archive::finalsMean).reversed();
        for (RankedLayer layer : finalists.stream()
                .filter(layer -> layer.finalsMean() != null)
                .sorted(best.thenComparing(RankedLayer::candidateId))
                .toList()) {
            if (layer.name() != null || taken++ < places) {
                named.add(layer);
            }
        }
        return List.copyOf(named);
    }

    private List<RankedLayer> layers(String searchId, List<String> candidateIds) {
        return candidateIds.stream().flatMap(id -> layer(searchId, id).stream()).toList();
    }

    private static List<RankedLayer> scoredOnly(List<RankedLayer> layers) {
        return layers.stream().filter(layer -> !Double.isNaN(layer.mean())).toList();
    }

    private static double finalsMean(RankedLayer layer) {
        Double mean = layer.finalsMean();
        return mean == null ? Double.NaN : mean;
    }

    private static Map<String, Double> scores(Map<String, String> fields) {
        Map<String, Double> scores = new TreeMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(TASK) && !value.equals(FAILED)) {
                scores.put(field.substring(TASK.length()), Double.valueOf(value));
            }
        });
        return scores;
    }

    private Map<String, Double> numbers(String text) {
        try {
            return json.readValue(text, NUMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable accuracies: " + text, e);
        }
    }
}
