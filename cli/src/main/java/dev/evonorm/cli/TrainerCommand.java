package dev.evonorm.cli;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.run.Runs;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.cli.stack.JoinedTrainer;
import dev.evonorm.cli.stack.StackAddress;
import dev.evonorm.contracts.settings.Name;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.data.DatasetCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** One more trainer, for as long as it is wanted. */
@Command(
        name = "trainer",
        description = "Join a running search with one more trainer process; Ctrl-C leaves it and hands its work back.",
        mixinStandardHelpOptions = true)
final class TrainerCommand implements Callable<Integer> {
    private static final int MOST_JOBS = 10_000;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    private static final class Where {
        @Option(
                names = "--join",
                paramLabel = "RUN",
                arity = "0..1",
                fallbackValue = "",
                description = "A search at work on this machine (without a name: the latest that is).")
        private @Nullable String run;

        @Option(
                names = "--server",
                paramLabel = "HOST:PORT",
                description =
                        "Kafka's bootstrap address, such as localhost:29092; passwords and the like come from the environment:"
                                + " KAFKA_SECURITY_PROTOCOL and so on.")
        private @Nullable String server;
    }

    @Option(names = "--jobs", paramLabel = "N", description = "Trainings at a time (default: 1).")
    private int jobs = 1;

    @Option(
            names = "--anchors",
            paramLabel = "A",
            split = ",",
            description =
                    "What it trains, with commas (default: what the run's own trainers train; with --server all).",
            converter = AnchorName.class)
    private @Nullable List<Anchor> anchors;

    @Option(
            names = "--simulated",
            paramLabel = "TASK",
            split = ",",
            description =
                    "Tasks that it only pretends to do, for load tests; it then trains no anchor but those of --anchors.")
    private List<String> simulated = List.of();

    @Option(names = "--duration", paramLabel = "T", description = "How long a simulated task takes (default: 1s).")
    private String duration = "1s";

    @Option(
            names = "--data",
            paramLabel = "NAME=DIR",
            description = "With --server: the folder of a data set that searches name.")
    private Map<String, Path> data = new TreeMap<>();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Duration each = TimeSpan.parse(duration)
                .orElseThrow(() -> Refusal.wrongUse("--duration is '%s'; it must be %s", duration, TimeSpan.FORM));
        Within.check("--jobs", jobs, 1, MOST_JOBS);
        for (String task : simulated) {
            if (!Name.is(task)) {
                throw Refusal.wrongUse("--simulated names '%s', which is no task's name", task);
            }
        }
        return where.server == null ? join(each) : serve(where.server, each);
    }

    private int join(Duration each) throws InterruptedException {
        if (!data.isEmpty()) {
            throw Refusal.wrongUse("--data is for --server; a trainer that joins a run has that run's data");
        }
        String run = where.run == null || where.run.isEmpty() ? latestAtWork() : where.run;
        Path stack = RunFolder.stack(RunFolder.existing(runs.folder, run));
        StackAddress address = StackAddress.of(stack, run);
        Path log = stack.resolve(
                "logs/trainer-%d.log".formatted(ProcessHandle.current().pid()));
        JoinedTrainer.Plan plan = new JoinedTrainer.Plan(
                address.kafka(), true, log, trained(address.anchors()), simulated, each, jobs, address.datasets());
        return session(plan, new TrainerSession.Search(run, address));
    }

    private String latestAtWork() {
        return Runs.names(runs.folder).stream()
                .filter(run -> StackAddress.find(RunFolder.stack(runs.folder.resolve(run)))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.wrongUse(
                        "no search is at work on a run in %s; start one, or name a stack by --server",
                        runs.folder.toAbsolutePath()));
    }

    private int serve(String server, Duration each) throws InterruptedException {
        if (!server.matches("[^\\s:/,]+:\\d{1,5}(,[^\\s:/,]+:\\d{1,5})*")) {
            throw Refusal.wrongUse(
                    "--server is '%s'; it must be Kafka's bootstrap address, such as localhost:29092", server);
        }
        checkData();
        Path log = runs.folder.resolve(
                "trainer-%d.log".formatted(ProcessHandle.current().pid()));
        JoinedTrainer.Plan plan =
                new JoinedTrainer.Plan(server, false, log, trained(Anchor.ids()), simulated, each, jobs, data);
        return session(plan, null);
    }

    /** A trainer that cannot open its data would be the first to answer, and fail whatever it is sent. */
    private void checkData() {
        DatasetCatalogue catalogue;
        try {
            catalogue = new DatasetCatalogue(data);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUse("--data: %s", e.getMessage());
        }
        data.keySet().forEach(catalogue::named);
        if (data.isEmpty() && !trained(Anchor.ids()).isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "evonorm: without --data this trainer knows the generated set alone; candidates of searches on"
                                    + " other data that come here will fail");
        }
    }

    private int session(JoinedTrainer.Plan plan, TrainerSession.@Nullable Search search) throws InterruptedException {
        TrainerSession session =
                new TrainerSession(plan, search, spec.commandLine().getErr());
        TrainerSession.Report report = session.run(Installation.find());
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), report);
        } else {
            spec.commandLine().getOut().printf("%d candidates trained in %s%n", report.trained(), report.clock());
        }
        return Refusal.DONE;
    }

    private List<String> trained(List<String> otherwise) {
        if (anchors != null) {
            return anchors.stream().map(Anchor::id).toList();
        }
        return simulated.isEmpty() ? otherwise : List.of();
    }
}
