package dev.evonorm.graph.text;

import dev.evonorm.graph.IndexSet;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Node;
import dev.evonorm.graph.Op;

/** A layer as a picture for Graphviz: the live nodes, inputs at the bottom, the output with a double border. */
public final class Dot {
    private Dot() {}

    /** A digraph; the edges into a div say which input they are. */
    public static String of(LayerGraph graph) {
        StringBuilder dot = new StringBuilder("digraph layer {\n  rankdir=BT;\n  node [shape=ellipse];\n");
        graph.liveNodes().stream().forEach(i -> {
            Node node = graph.nodes().get(i);
            dot.append("  n%d [label=\"%s\"%s];\n".formatted(i, label(node), style(graph, i)));
            for (int position = 0; position < node.inputs().size(); position++) {
                dot.append("  n%d -> n%d%s;\n".formatted(node.inputs().get(position), i, edge(node, position)));
            }
        });
        return dot.append("}\n").toString();
    }

    private static String label(Node node) {
        IndexSet over = node.over();
        return over == null ? node.op().id() : node.op().id() + " " + over.id();
    }

    private static String style(LayerGraph graph, int index) {
        if (graph.nodes().get(index).op().isInitial()) {
            return " shape=box";
        }
        return index == graph.output() ? " peripheries=2" : "";
    }

    private static String edge(Node node, int position) {
        if (node.op() != Op.DIV) {
            return "";
        }
        return position == 0 ? " [label=\"numerator\"]" : " [label=\"denominator\"]";
    }
}
