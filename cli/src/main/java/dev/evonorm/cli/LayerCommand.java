package dev.evonorm.cli;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.text.Dot;
import dev.evonorm.graph.text.Formula;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one layer. */
@Command(
        name = "layer",
        description = "Show one layer: as a formula, JSON, LaTeX or a picture for Graphviz.",
        mixinStandardHelpOptions = true)
final class LayerCommand implements Runnable {
    @Parameters(paramLabel = "LAYER", description = "Catalogue name, candidate id, or JSON file.")
    private String layer = "";

    @ArgGroup
    private Form form = new Form();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** At most one of these. */
    static final class Form {
        @Option(names = "--json", description = "Print the graph's JSON, which LAYER takes as a file.")
        private boolean json;

        @Option(names = "--latex", description = "Print the formula in LaTeX.")
        private boolean latex;

        @Option(names = "--dot", description = "Print the graph for 'dot -Tsvg'.")
        private boolean dot;
    }

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        LayerLookup.Found found = new LayerLookup(runs.folder).find(layer);
        LayerGraph graph = found.graph();
        if (form.json) {
            out.println(GraphJson.write(graph));
        } else if (form.latex) {
            out.println(Formula.latex(graph));
        } else if (form.dot) {
            out.println(Dot.of(graph).stripTrailing());
        } else {
            out.println(found.name());
            out.println("  z = " + Formula.text(graph));
            out.println("  " + found.description());
            out.printf(
                    "  %d nodes after x, zero, v0, v1 · groups %d · %s%n",
                    graph.intermediateCount(),
                    graph.groups(),
                    graph.usesBatchStatistics()
                            ? "batch statistics, so moving averages at inference"
                            : "independent of the batch");
        }
    }
}
