package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.graph.Simplification;
import dev.evonorm.graph.catalogue.Catalogue;
import dev.evonorm.graph.catalogue.CatalogueLayer;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Findings.Table;
import dev.evonorm.study.ResultFile;
import dev.evonorm.study.StudyException;
import dev.evonorm.study.StudyFolder;
import dev.evonorm.study.StudyRun;
import dev.evonorm.study.evolution.Noise.Sampled;
import dev.evonorm.study.worker.Crew;
import dev.evonorm.study.worker.WorkerPlan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Searches that differ in one setting, each at several seeds, at equal budgets (the paper's Figure 6: evolution against
 * random search with rejection). Then some of the layers are scored with other training seeds, to tell noise from skill.
 */
public final class RaceStudy {
    private static final String ANSWERS = "answers.csv";

    private final String name;
    private final Settings settings;
    private final Reach reach;
    private final List<String> objectives;

    /**
     * What decides the course of each search.
     *
     * @param sides the searches by what they stand for, at the first seed; tests and scoring are the same for all
     * @param dataSha256 of classes and pixels
     */
    public record Settings(Map<String, SearchSettings> sides, String dataSha256) {}

    /**
     * How far the study goes, and how it is counted; more can be asked for when it is gone on with.
     *
     * @param seeds searches a side, with seeds in a row
     * @param budget CPU seconds a search
     * @param top of how many of a search's best the mean is taken
     * @param noiseSeeds training seeds for the noise of a score
     * @param noiseLayers accepted layers that are scored with all of them, from the worst to the best
     * @param references layers of the catalogue that are scored so too
     * @param chance accuracy of a guess
     */
    public record Reach(
            int seeds,
            double budget,
            int top,
            int noiseSeeds,
            int noiseLayers,
            List<String> references,
            double chance) {}

    public RaceStudy(String name, Settings settings, Reach reach) {
        this.name = name;
        this.settings = settings;
        this.reach = reach;
        this.objectives = first().objectives().names();
    }

    private SearchSettings first() {
        return settings.sides().values().iterator().next();
    }

    /**
     * Runs what is left to run.
     *
     * @param progress told of the CPU seconds that all searches have used, then of the layers that are scored again
     * @throws StudyException if results in the folder are of other settings, or workers cannot start
     * @throws InterruptedException if this thread is interrupted; the results so far are kept
     */
    public StudyRun.Report run(StudyFolder folder, WorkerPlan plan, int workers, StudyRun.Progress progress)
            throws InterruptedException {
        List<Heat> heats = race(folder, plan, workers, progress);
        RaceFindings race = new RaceFindings(heats, objectives, reach.budget(), reach.top());
        Findings noise = noise(heats, folder, plan, workers, progress);
        List<Table> tables = new ArrayList<>(race.tables());
        if (reach.noiseSeeds() > 1) {
            tables.addAll(noise.tables());
        }
        Map<String, Object> figures = new LinkedHashMap<>(race.figures());
        figures.putAll(noise.figures());
        Map<String, Double> references = new LinkedHashMap<>();
        reach.references().forEach(reference -> {
            if (noise.figures().get("score." + reference) instanceof Double score) {
                references.put(reference, score);
            }
        });
        Findings findings =
                new Findings(tables, notes(heats, references), figures, Map.of(name, race.panels(references)));
        return new StudyRun.Report(findings, folder.draw(findings));
    }

    private List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        for (int i = 0; i < reach.seeds(); i++) {
            int later = i;
            settings.sides()
                    .forEach((side, search) ->
                            contenders.add(new Contender(side, search.withSeed(search.seed() + later))));
        }
        return contenders;
    }

    private List<Heat> race(StudyFolder folder, WorkerPlan plan, int workers, StudyRun.Progress progress)
            throws InterruptedException {
        try (Crew crew = new Crew(plan, folder.workerLog(), workers)) {
            ResultFile results = folder.results(name, settings, Decided.columns(objectives));
            Answers answers = new Answers(
                    crew,
                    folder.more(
                            ANSWERS,
                            name,
                            settings,
                            Answers.columns(first().rejection().anchors())),
                    first());
            List<Contender> contenders = contenders();
            Race race = new Race(contenders, answers, results, reach.budget());
            watch(race, contenders, progress);
            race.order();
            return contenders.stream()
                    .map(contender ->
                            Heat.of(contender, race.decided(contender), reach.budget(), reach.top(), reach.chance()))
                    .toList();
        } catch (IOException e) {
            throw StudyException.failed("%s; what was decided is kept, go on by --resume".formatted(e.getMessage()), e);
        }
    }

    private void watch(Race race, List<Contender> contenders, StudyRun.Progress progress)
            throws IOException, InterruptedException {
        int total = (int) Math.ceil(contenders.size() * reach.budget());
        int[] before = {-1};
        race.run((ran, run, course) -> {
            before[0] = before[0] < 0 ? (int) ran : before[0];
            progress.done(
                    (int) ran,
                    before[0],
                    total,
                    "CPU-s, %s has %d members after %d tickets".formatted(run, course.arrived(), course.tickets()));
        });
    }

    private Findings noise(
            List<Heat> heats, StudyFolder folder, WorkerPlan plan, int workers, StudyRun.Progress progress)
            throws InterruptedException {
        List<Decided> accepted = distinct(heats);
        List<Sampled> layers = new ArrayList<>();
        for (String reference : reach.references()) {
            CatalogueLayer layer = Catalogue.find(reference).orElseThrow();
            layers.add(new Sampled(reference, layer.formula(), canonical(layer.graph())));
        }
        if (reach.noiseSeeds() > 1) {
            Noise.spreadOver(accepted, reach.noiseLayers())
                    .forEach(ticket -> layers.add(new Sampled(
                            ticket.run() + "-" + ticket.ticket(),
                            ticket.formula(),
                            canonical(Objects.requireNonNull(ticket.graph())))));
        }
        Noise noise = new Noise(
                first(), layers, accepted.stream().map(Decided::scores).toList(), reach.noiseSeeds());
        try (StudyFolder part = folder.part(noise.name())) {
            return new StudyRun(plan, workers).run(noise, part, progress).findings();
        }
    }

    private LayerGraph canonical(LayerGraph graph) {
        return Simplification.simplify(graph.withGroups(first().space().groups()));
    }

    /** The accepted functions of all searches, each once, the worst first. */
    private static List<Decided> distinct(List<Heat> heats) {
        Set<String> functions = new HashSet<>();
        return heats.stream()
                .flatMap(heat -> heat.accepted().stream())
                .filter(ticket -> functions.add(ticket.function()))
                .sorted(Comparator.comparingDouble(Decided::mean))
                .toList();
    }

    private List<String> notes(List<Heat> heats, Map<String, Double> references) {
        List<String> notes = new ArrayList<>();
        references.forEach((reference, score) ->
                notes.add("%s, scored in the same way: %.1f %%.".formatted(reference, 100 * score)));
        notes.add(
                "Where a search has accepted fewer than %d layers, the missing ones count at chance (%.0f %%) in the mean of its top %d."
                        .formatted(reach.top(), 100 * reach.chance(), reach.top()));
        heats.stream().map(Heat::seed).distinct().forEach(seed -> {
            long shared =
                    shared(heats.stream().filter(heat -> heat.seed() == seed).toList());
            notes.add("Seed %d: the first %d proposals are the same on all sides.".formatted(seed, shared));
        });
        return notes;
    }

    /** How many proposals from the first on are the same function or equally dead in all these searches. */
    private static long shared(List<Heat> heats) {
        int most = heats.stream().mapToInt(heat -> heat.decided().size()).min().orElse(0);
        for (int i = 0; i < most; i++) {
            int place = i;
            long kinds = heats.stream()
                    .map(heat -> heat.decided().get(place))
                    .map(ticket -> ticket.verdict() + ticket.formula())
                    .distinct()
                    .count();
            if (kinds > 1) {
                return i;
            }
        }
        return most;
    }
}
