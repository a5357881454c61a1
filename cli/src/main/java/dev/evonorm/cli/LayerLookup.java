package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.Runs;
import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.graph.InvalidGraphException;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what LAYER names: a layer of the catalogue, a candidate of a run, or a JSON file, in this order. */
final class LayerLookup {
    private static final int GROUPS_OF_NARROW_NETS = 4;

    private final Path runs;

    LayerLookup(Path runs) {
        this.runs = runs;
    }

    /**
     * A layer that was found.
     *
     * @param description of a catalogue layer, else where it was found
     * @param fixedGroups whether the graph says itself how many groups it wants
     */
    record Found(String name, LayerGraph graph, String description, boolean fixedGroups) {
        /** The graph for networks of that scale: catalogue layers get groups of more than one channel in narrow nets (ours). */
        LayerGraph at(Scale scale) {
            return fixedGroups || scale == Scale.PAPER ? graph : graph.withGroups(GROUPS_OF_NARROW_NETS);
        }
    }

    Found find(String layer) {
        Optional<CatalogueLayer> named = Catalogue.find(layer);
        if (named.isPresent()) {
            return new Found(layer, named.get().graph(), named.get().description(), false);
        }
        Optional<Path> candidate = Runs.layer(runs, layer);
        if (candidate.isPresent()) {
            return read(layer, candidate.get());
        }
        if (layer.endsWith(".json") || layer.contains("/") || Files.isRegularFile(Path.of(layer))) {
            return read(layer, Path.of(layer));
        }
        List<String> known = new ArrayList<>(
                Catalogue.layers().stream().map(CatalogueLayer::name).toList());
        known.addAll(Runs.layers(runs));
        String suggestion = Nearest.suggestion(layer, known, 3);
        throw Refusal.wrongUse(
                "unknown layer '%s'%s",
                layer,
                suggestion.isEmpty() ? "; 'evonorm layers' lists the catalogue, or give a JSON file" : suggestion);
    }

    private static Found read(String layer, Path file) {
        if (!Files.isRegularFile(file)) {
            throw Refusal.wrongUse("no file %s; give a layer's JSON file, a catalogue name, or a candidate id", file);
        }
        try {
            return new Found(layer, GraphJson.read(Files.readString(file)), "from " + file, true);
        } catch (InvalidGraphException e) {
            throw Refusal.wrongUse("%s: %s", file, e.getMessage());
        } catch (IOException e) {
            throw Refusal.wrongUse("%s cannot be read: %s", file, e.getMessage());
        }
    }
}
