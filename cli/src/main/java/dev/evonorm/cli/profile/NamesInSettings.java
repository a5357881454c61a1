package dev.evonorm.cli.profile;

import dev.evonorm.cli.refusal.Nearest;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.training.Anchor;

import java.util.List;

/** Checks that the anchors and layers that settings name exist. Objectives may be tasks that others run. */
final class NamesInSettings {
    private NamesInSettings() {}

    static void check(SearchSettings settings, Source source) {
        List<String> layers =
                Catalogue.layers().stream().map(CatalogueLayer::name).toList();
        known(source, "references", settings.references(), layers, "layer of the catalogue");
        known(source, "finals.references", settings.finals().references(), layers, "layer of the catalogue");
        known(source, "rejection.anchors", settings.rejection().anchors(), Anchor.ids(), "anchor");
        known(source, "finals.anchors", settings.finals().anchors(), Anchor.ids(), "anchor");
    }

    private static void known(Source source, String path, List<String> names, List<String> known, String kind) {
        for (String name : names) {
            if (!known.contains(name)) {
                String suggestion = Nearest.suggestion(name, known, 1);
                throw Refusal.wrongUse(
                        "%s%s: '%s' is no %s%s",
                        source.at(path),
                        path,
                        name,
                        kind,
                        suggestion.isEmpty() ? "; known are " + String.join(", ", known) : suggestion);
            }
        }
    }
}
