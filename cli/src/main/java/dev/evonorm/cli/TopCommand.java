package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.JournalFile;
import dev.evonorm.cli.run.Ledger;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.table.LeaderboardTables;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.Leaderboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows the best layers of a run, also while it goes on: its journal is all that is read. */
@Command(name = "top", description = "Show the best layers of a run, finished or not.", mixinStandardHelpOptions = true)
final class TopCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "The run's name.")
    private String run = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    private int limit;

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        if (limit < 1) {
            throw Refusal.wrongUse("--limit is %d; it must be at least 1", limit);
        }
        Path root = RunFolder.existing(runs.folder, run);
        SearchSettings settings = RunFolder.settings(root);
        Leaderboard board = board(root.resolve("events.jsonl"), settings);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked) {
            JsonOption.print(out, board);
            return;
        }
        LeaderboardTables tables = new LeaderboardTables(run, settings.objectives());
        out.print(tables.leaderboard(board));
        if (!board.podium().isEmpty()) {
            out.println();
            out.println("finalists on the test images");
            out.print(tables.podium(board, settings.finals().anchors()));
        }
    }

    private Leaderboard board(Path events, SearchSettings settings) {
        Ledger ledger = new Ledger(settings.objectives());
        if (Files.exists(events)) {
            try {
                JournalFile.read(events, ledger::apply);
            } catch (IOException e) {
                throw Refusal.failed("%s cannot be read: %s", events, e.getMessage());
            }
        }
        return ledger.leaderboard(limit, settings.finals().podium());
    }
}
