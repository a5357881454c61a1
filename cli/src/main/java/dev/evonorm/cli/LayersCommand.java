package dev.evonorm.cli;

import dev.evonorm.cli.table.TextTable;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Locale;

/** Lists the catalogue. */
@Command(name = "layers", description = "List the catalogue of named layers.", mixinStandardHelpOptions = true)
final class LayersCommand implements Runnable {
    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One layer for machines. */
    record Entry(String name, String kind, String formula, String description, LayerGraph graph) {
        static Entry of(CatalogueLayer layer) {
            return new Entry(
                    layer.name(), LayersCommand.kind(layer), layer.formula(), layer.description(), layer.graph());
        }
    }

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        if (json.asked) {
            JsonOption.print(out, Catalogue.layers().stream().map(Entry::of).toList());
            return;
        }
        List<List<String>> rows = Catalogue.layers().stream()
                .map(layer -> List.of(layer.name(), LayersCommand.kind(layer), layer.formula()))
                .toList();
        out.print(TextTable.render(List.of("name", "kind", "formula, before γ·z+β"), rows, 0));
    }

    static String kind(CatalogueLayer layer) {
        return layer.kind().name().toLowerCase(Locale.ROOT);
    }
}
