package dev.evonorm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.evonorm.cli.chaos.check.Violation;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.replay.RunReplay;
import dev.evonorm.cli.run.JournalFile;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import dev.evonorm.contracts.status.RankedLayer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Decides a run again from its journal. */
@Command(
        name = "replay",
        description = {
            "Decide a run again from its recorded events: tickets, parents, graphs, population, ranking.",
            "Exit code 1 if anything comes out otherwise."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Parameters(paramLabel = "RUN", description = "The run's name.")
    private String run = "";

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path root = RunFolder.existing(runs.folder, run);
        SearchSettings settings = RunFolder.settings(root);
        RunReplay replay = new RunReplay(run, settings);
        Path events = root.resolve("events.jsonl");
        try {
            JournalFile.read(events, replay::apply);
        } catch (IOException e) {
            throw Refusal.failed("%s cannot be read: %s", events, e.getMessage());
        }
        List<RankedLayer> recorded = recorded(root.resolve("leaderboard.json"));
        RunReplay.Result result = withRanking(replay.result(recorded.size()), recorded);
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), result);
        } else {
            print(result, recorded.size());
        }
        return result.violations().isEmpty() ? Refusal.DONE : Refusal.FAILED;
    }

    /** The recorded ranking; empty where the run has not ended. */
    private static List<RankedLayer> recorded(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Json.mapper().readValue(file.toFile(), Leaderboard.class).top();
        } catch (JsonProcessingException e) {
            throw Refusal.failed("%s is no leaderboard: %s", file, e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.failed("%s cannot be read: %s", file, e.getMessage());
        }
    }

    private static RunReplay.Result withRanking(RunReplay.Result result, List<RankedLayer> recorded) {
        List<String> ids = recorded.stream().map(RankedLayer::candidateId).toList();
        if (ids.equals(result.best())) {
            return result;
        }
        List<Violation> violations = new ArrayList<>(result.violations());
        violations.add(new Violation(
                "ranking", "the run's leaderboard is %s, and the replay's %s".formatted(ids, result.best())));
        return new RunReplay.Result(
                result.tickets(), result.tournaments(), result.population(), result.best(), violations);
    }

    private void print(RunReplay.Result result, int ranked) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d tickets, %d of them by a tournament; %d members at the end; a ranking of %d%n",
                result.tickets(), result.tournaments(), result.population().size(), ranked);
        if (result.violations().isEmpty()) {
            out.println("every decision comes out as it was recorded");
            return;
        }
        out.printf("%d decisions come out otherwise%n", result.violations().size());
        result.violations().stream().limit(SHOWN).forEach(out::println);
    }
}
