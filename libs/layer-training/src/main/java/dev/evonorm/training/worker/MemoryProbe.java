package dev.evonorm.training.worker;

import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.graph.evolve.Offspring;
import dev.evonorm.graph.evolve.SearchSpace;
import dev.evonorm.graph.evolve.Variation;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.data.DatasetCatalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The program of a process of its own that trains one candidate after the other, as a trainer does, on all anchors, and
 * prints a line after each: candidates, resident bytes, and bytes of the Java heap that are in use.
 */
final class MemoryProbe {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int BATCH = 64;

    private MemoryProbe() {}

    /** @param arguments candidates, and steps of each training */
    public static void main(String... arguments) throws IOException {
        int candidates = Integer.parseInt(arguments[0]);
        TrainingSettings settings = settings(Integer.parseInt(arguments[1]));
        AnchorTraining training = new AnchorTraining(new DatasetCatalogue(Map.of()), 1);
        for (int i = 1; i <= candidates; i++) {
            LayerGraph layer = candidate(i);
            for (String anchor : Anchor.ids()) {
                var unused = training.run(layer, anchor, settings, Judgement.VALIDATION);
            }
            Runtime heap = Runtime.getRuntime();
            System.out.printf("%d %d %d%n", i, residentBytes(), heap.totalMemory() - heap.freeMemory());
        }
    }

    /** A mutant of a hand-made layer, another one for each number. */
    private static LayerGraph candidate(int number) {
        List<CatalogueLayer> parents = Catalogue.handMade();
        LayerGraph parent = parents.get(number % parents.size()).graph();
        return Offspring.of(parent, new Variation(1, 0, true), SearchSpace.paper(true), number)
                .graph();
    }

    private static TrainingSettings settings(int steps) {
        return new TrainingSettings(
                DatasetCatalogue.SYNTHETIC,
                Scale.TINY,
                steps,
                BATCH,
                0.1,
                Schedule.COSINE,
                0.9,
                1e-4,
                1,
                Duration.ofMinutes(2));
    }

    private static long residentBytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(-1);
    }
}
