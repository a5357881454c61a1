package dev.evonorm.cli;

import dev.evonorm.cli.chaos.Damage;
import dev.evonorm.cli.chaos.Storm;
import dev.evonorm.cli.chaos.check.Checker;
import dev.evonorm.cli.chaos.check.Evidence;
import dev.evonorm.cli.chaos.check.RunReader;
import dev.evonorm.cli.chaos.check.Violation;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.Logbook;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.search.FollowedSearch;
import dev.evonorm.cli.search.SelectorClient;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.stack.LocalStack;
import dev.evonorm.cli.stack.StackPlan;
import dev.evonorm.cli.stack.WhenInterrupted;
import dev.evonorm.contracts.settings.BudgetSettings;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.status.SearchState;
import dev.evonorm.contracts.status.SearchStatus;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One call of {@code evonorm chaos}, from the first process to the verdict. */
final class ChaosSession {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int SHOWN = 10;
    /** Evaluations at a time and the time of each: some five candidates a second, which leaves room for the restarts. */
    private static final StackPlan.Drill DRILL = new StackPlan.Drill(Map.of(
            "trainer",
            List.of(
                    "evonorm.trainer.anchors=",
                    "evonorm.trainer.simulated.tasks=simulated-a,simulated-b",
                    "evonorm.trainer.simulated.duration=PT0.5S",
                    "evonorm.trainer.simulated.failure-rate=0.05",
                    "evonorm.worker.jobs=6"),
            "selector",
            List.of("evonorm.selector.draining=" + Checker.DRAINING)));

    private final Installation installation;
    private final int kills;
    private final Duration every;
    private final long seed;
    private final ChaosDisplay display;

    ChaosSession(Installation installation, int kills, Duration every, long seed, PrintWriter err) {
        this.installation = installation;
        this.kills = kills;
        this.every = every;
        this.seed = seed;
        this.display = new ChaosDisplay(err, settings());
    }

    /** The search: it runs for as long as the kills take. */
    SearchSettings settings() {
        return Profile.ofCommand("chaos")
                .withSeed(seed)
                .withBudget(new BudgetSettings(every.multipliedBy(kills), null))
                .settings();
    }

    ChaosReport run(RunFolder folder) throws IOException, InterruptedException {
        SearchSettings settings = folder.settings();
        StackPlan plan = new StackPlan(folder.stack().toAbsolutePath(), 0, 1, 2, List.of(), Map.of(), DRILL);
        long began = System.nanoTime();
        List<Violation> violations = new ArrayList<>();
        Told told;
        try (Logbook logbook = new Logbook(folder, settings.objectives());
                LocalStack stack = LocalStack.start(installation, plan, display::notice)) {
            WhenInterrupted ending = new WhenInterrupted(stack::close);
            try {
                told = hurt(folder, settings, logbook, stack, violations);
            } finally {
                ending.close();
            }
        }
        display.notice("checking");
        Evidence evidence = RunReader.read(folder);
        violations.addAll(Checker.check(evidence));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return ChaosReport.of(folder, seed, took, told.status(), told.damage(), evidence, violations);
    }

    private record Told(SearchStatus status, Damage damage) {}

    private Told hurt(
            RunFolder folder, SearchSettings settings, Logbook logbook, LocalStack stack, List<Violation> violations)
            throws IOException, InterruptedException {
        stack.startWorkers();
        SelectorClient selector = new SelectorClient(stack.selector(), null);
        FollowedSearch search =
                new FollowedSearch(selector, folder.name(), logbook, display, stack::failure, event -> {});
        awaitAll(stack);
        search.begin(settings);
        display.notice("all seven processes are ready, the search %s runs".formatted(folder.name()));
        try (Storm storm = new Storm(stack, seed, kills, every, this::flowing, display::notice)) {
            storm.begin();
            SearchStatus status = search.follow();
            display.notice("the search has ended; waiting until all processes are back and all is read");
            String missing = storm.end(settings.objectives().names());
            if (missing != null) {
                violations.add(new Violation("quiet", missing));
            }
            if (storm.damage().kills() < kills) {
                violations.add(new Violation(
                        "harness",
                        "%d kills of %d came before the search ended"
                                .formatted(storm.damage().kills(), kills)));
            }
            folder.writeJson("leaderboard.json", search.leaderboard(SHOWN));
            return new Told(status, storm.damage());
        }
    }

    private boolean flowing() {
        @Nullable SearchState state = display.state();
        return state == SearchState.RUNNING;
    }

    private static void awaitAll(LocalStack stack) throws InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!Storm.allReady(stack)) {
            String failure = stack.failure();
            if (failure != null || System.nanoTime() > deadline) {
                throw Refusal.environment(
                        "%s",
                        failure != null
                                ? failure
                                : "not all services were ready within %d s".formatted(START.toSeconds()));
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
    }
}
