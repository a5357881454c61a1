package dev.evonorm.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.InvalidGraphException;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The graph format:
 * <pre>{"version":1,"groups":32,"nodes":[{"op":"x"},{"op":"zero"},{"op":"v0"},{"op":"v1"},{"op":"mean","over":"bwh","in":[0]}]}</pre>
 *
 * <p>Node order is evaluation order; {@code in} holds indices of earlier nodes; the last node is the output;
 * {@code groups} may be left out (32). Reading refuses anything else, with a message that names the node.
 */
public final class GraphJson {
    private static final int VERSION = 1;
    private static final Set<String> GRAPH_FIELDS = Set.of("version", "groups", "nodes");
    private static final Set<String> NODE_FIELDS = Set.of("op", "over", "in");
    private static final ObjectMapper MAPPER = Json.mapper();

    private GraphJson() {}

    /** One line of JSON. */
    public static String write(LayerGraph graph) {
        try {
            return MAPPER.writeValueAsString(graph);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid graph always has a JSON form", e);
        }
    }

    /** @throws InvalidGraphException if the text is no JSON or no graph; the message says where and what is allowed */
    public static LayerGraph read(String json) {
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new InvalidGraphException("not JSON%s: %s".formatted(place(e.getLocation()), e.getOriginalMessage()));
        }
    }

    /** Empty where a limit of the parser was overrun: it does not say where. */
    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    static LayerGraph read(@Nullable JsonNode tree) {
        if (tree == null || !tree.isObject()) {
            throw new InvalidGraphException("a graph is a JSON object with \"version\" and \"nodes\"");
        }
        refuseUnknown("the graph", tree, GRAPH_FIELDS);
        JsonNode version = tree.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new InvalidGraphException(
                    "\"version\" is %s; this build reads version %d".formatted(version, VERSION));
        }
        JsonNode list = tree.path("nodes");
        if (!list.isArray()) {
            throw new InvalidGraphException("\"nodes\" must be an array");
        }
        if (list.size() > LayerGraph.MAX_NODES) {
            throw new InvalidGraphException(
                    "the graph has %d nodes; at most %d are allowed".formatted(list.size(), LayerGraph.MAX_NODES));
        }
        List<Node> nodes = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            nodes.add(readNode(i, list.get(i)));
        }
        return new LayerGraph(nodes, integer("\"groups\"", tree.path("groups"), LayerGraph.DEFAULT_GROUPS));
    }

    private static Node readNode(int index, JsonNode tree) {
        String where = "node " + index;
        if (!tree.isObject()) {
            throw new InvalidGraphException(where + " must be a JSON object with \"op\"");
        }
        refuseUnknown(where, tree, NODE_FIELDS);
        String name = tree.path("op").asText("");
        Op op = Op.byId(name)
                .orElseThrow(() -> new InvalidGraphException("%s has the unknown op '%s'; known are x zero v0 v1 %s"
                        .formatted(
                                where,
                                name,
                                String.join(
                                        " ",
                                        Op.primitives().stream().map(Op::id).toList()))));
        return new Node(op, readIndexSet(where, tree.path("over")), readInputs(where, tree.path("in")));
    }

    private static @Nullable IndexSet readIndexSet(String where, JsonNode over) {
        if (over.isMissingNode() || over.isNull()) {
            return null;
        }
        return IndexSet.byId(over.asText(""))
                .orElseThrow(() -> new InvalidGraphException(
                        "%s has \"over\": %s; it must be one of bwh, whc, wh, whcg, c".formatted(where, over)));
    }

    private static List<Integer> readInputs(String where, JsonNode in) {
        if (in.isMissingNode() || in.isNull()) {
            return List.of();
        }
        if (!in.isArray()) {
            throw new InvalidGraphException(where + ": \"in\" must be an array of node numbers");
        }
        List<Integer> inputs = new ArrayList<>();
        for (JsonNode input : in) {
            inputs.add(integer(where + ": an input", input, null));
        }
        return inputs;
    }

    private static int integer(String what, JsonNode value, @Nullable Integer missing) {
        if (value.isMissingNode() && missing != null) {
            return missing;
        }
        if (!value.isInt()) {
            throw new InvalidGraphException("%s is %s; it must be an integer".formatted(what, value));
        }
        return value.intValue();
    }

    private static void refuseUnknown(String where, JsonNode tree, Set<String> known) {
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new InvalidGraphException("%s has the unknown field \"%s\"".formatted(where, name));
            }
        }
    }

    static void write(LayerGraph graph, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("version", VERSION);
        if (graph.groups() != LayerGraph.DEFAULT_GROUPS) {
            out.writeNumberField("groups", graph.groups());
        }
        out.writeArrayFieldStart("nodes");
        for (Node node : graph.nodes()) {
            write(node, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(Node node, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("op", node.op().id());
        IndexSet over = node.over();
        if (over != null) {
            out.writeStringField("over", over.id());
        }
        if (!node.inputs().isEmpty()) {
            out.writeArrayFieldStart("in");
            for (int input : node.inputs()) {
                out.writeNumber(input);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
