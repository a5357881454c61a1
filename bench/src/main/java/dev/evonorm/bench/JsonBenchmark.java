package dev.evonorm.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.contracts.event.CandidateScored;
import dev.evonorm.contracts.event.Event;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.graph.LayerGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.Map;

/** A graph of ten intermediate nodes and a score, to JSON and back. */
@State(Scope.Benchmark)
public class JsonBenchmark {
    private final ObjectMapper mapper = Json.mapper();
    private final LayerGraph graph = Graphs.random().get(0);
    private final String graphText = GraphJson.write(graph);
    private final Event event = new CandidateScored(
            "demo", "demo-00042", "resnet50", 0.3125, Map.of("loss", 1.75, "steps", 100.0, "cpuSeconds", 1.5));
    private final String eventText;

    public JsonBenchmark() {
        eventText = writeEvent();
    }

    @Benchmark
    public String writeGraph() {
        return GraphJson.write(graph);
    }

    @Benchmark
    public LayerGraph readGraph() {
        return GraphJson.read(graphText);
    }

    @Benchmark
    public final String writeEvent() {
        try {
            return mapper.writerFor(Event.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Event readEvent() throws JsonProcessingException {
        return mapper.readValue(eventText, Event.class);
    }
}
