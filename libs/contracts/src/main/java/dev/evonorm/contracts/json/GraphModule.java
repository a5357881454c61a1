package dev.evonorm.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.evonorm.graph.InvalidGraphException;
import dev.evonorm.graph.LayerGraph;

import java.io.IOException;

/** Teaches Jackson the graph format of {@link GraphJson}. */
final class GraphModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    GraphModule() {
        addSerializer(LayerGraph.class, new Writer());
        addDeserializer(LayerGraph.class, new Reader());
    }

    private static final class Writer extends StdSerializer<LayerGraph> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(LayerGraph.class);
        }

        @Override
        public void serialize(LayerGraph graph, JsonGenerator out, SerializerProvider provider) throws IOException {
            GraphJson.write(graph, out);
        }
    }

    private static final class Reader extends StdDeserializer<LayerGraph> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(LayerGraph.class);
        }

        @Override
        public LayerGraph deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode tree = context.readTree(in);
            try {
                return GraphJson.read(tree);
            } catch (InvalidGraphException e) {
                throw MismatchedInputException.from(in, LayerGraph.class, e.getMessage());
            }
        }
    }
}
