package dev.evonorm.cli;

import dev.evonorm.cli.profile.Budget;
import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.run.RunName;
import dev.evonorm.cli.run.Runs;
import dev.evonorm.cli.search.ApiToken;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.contracts.settings.Initial;
import dev.evonorm.contracts.settings.Name;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.Strategy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs a search. Everything that the user may have got wrong is found before any process is started. */
@Command(
        name = "search",
        description = "Run a search: on this machine, or on a selector elsewhere by --server.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private static final int MOST_TRAINERS = 256;
    private static final String THIS_MACHINE = "localhost|127\\.0\\.0\\.1|\\[::1]";

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "quick, paper-b, paper-s, or a YAML file that overrides one of them (default: quick).")
    private @Nullable String profile;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "synthetic, cifar10, or a folder of CIFAR-10 binary files or images (default: the profile's).")
    private @Nullable String data;

    @Option(names = "--seed", paramLabel = "N", description = "Every candidate's seed derives from it.")
    private @Nullable Long seed;

    @Option(
            names = "--budget",
            paramLabel = "B",
            description =
                    "Time such as 10m, a number of scored candidates such as 200, or both: 10m,200. The finals come after it.")
    private @Nullable String budget;

    @Option(names = "--strategy", paramLabel = "S", description = "evolution, or random for the baseline.")
    private @Nullable Strategy strategy;

    @Option(
            names = "--initial",
            paramLabel = "I",
            description = "catalogue or random: where the first members come from.")
    private @Nullable Initial initial;

    @Option(names = "--trainers", paramLabel = "N", description = "Trainer processes (default: one for two cores).")
    private @Nullable Integer trainers;

    @Option(names = "--run", paramLabel = "NAME", description = "The run's name (default: profile and time).")
    private @Nullable String name;

    @Option(names = "--resume", description = "Go on with a run: that of --run, else the latest.")
    private boolean resume;

    @Option(names = "--server", paramLabel = "URL", description = "Use the selector there and start nothing here.")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Holds the token that the selector of --server asks for (default: environment EVONORM_API_TOKEN; for this"
                            + " machine, that of the compose stack).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of the selector's REST interface (default: any free one).")
    private @Nullable Integer port;

    private @Nullable ApiToken token;

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Consumer<String> notices = text -> spec.commandLine().getErr().println("evonorm: " + text);
        checkPlace(notices);
        if (resume) {
            return goOn(notices);
        }
        String profileName = profile == null ? Profile.NAMES.get(0) : profile;
        Profile asked = overridden(Profile.read(profileName));
        DataChoice choice = choice(asked.settings(), notices);
        SearchSettings settings = asked.withData(choice.name()).settings();
        Installation installation = Installation.find();
        if (server == null) {
            installation.requireBuilt();
        }
        String run = name == null ? RunName.of(profileName, LocalDateTime.now()) : name;
        try (RunFolder folder = RunFolder.create(runs.folder, run, settings)) {
            return session(folder, settings, choice, installation).run();
        }
    }

    private Integer goOn(Consumer<String> notices) throws Exception {
        List<String> given = Stream.of("--profile", "--data", "--seed", "--budget", "--strategy", "--initial")
                .filter(option -> spec.commandLine().getParseResult().hasMatchedOption(option))
                .toList();
        if (!given.isEmpty()) {
            throw Refusal.wrongUse(
                    "--resume goes on with the run's own settings; leave out %s", String.join(", ", given));
        }
        String run = name != null
                ? name
                : Runs.names(runs.folder).stream().findFirst().orElse(null);
        if (run == null) {
            throw Refusal.wrongUse("there is no run in %s to resume", runs.folder.toAbsolutePath());
        }
        try (RunFolder folder = RunFolder.resume(runs.folder, run)) {
            SearchSettings settings = folder.settings();
            DataChoice choice =
                    server != null ? new DataChoice(settings.scoring().data(), null) : Provenance.data(folder);
            notices.accept("resuming " + run);
            return session(folder, settings, choice, Installation.find()).run();
        }
    }

    private SearchSession session(
            RunFolder folder, SearchSettings settings, DataChoice choice, Installation installation) {
        return new SearchSession(
                folder,
                settings,
                choice,
                installation,
                new SearchSession.Place(server, token, tokenFile, port == null ? 0 : port, trainerCount()),
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                json.asked,
                spec.commandLine().getParseResult().originalArgs());
    }

    /** The compose stack of this installation makes its own token, and listens on this machine alone. */
    private static Optional<ApiToken> tokenOfCompose(URI server, Consumer<String> notices) {
        Path file = Installation.find().home().resolve("infra/secrets/api-token");
        if (!server.getHost().matches(THIS_MACHINE) || !Files.isReadable(file)) {
            return Optional.empty();
        }
        notices.accept("with the compose stack's token, " + file);
        return ApiToken.find(file, Map.of());
    }

    private Profile overridden(Profile read) {
        if (seed != null) {
            read.withSeed(seed);
        }
        if (budget != null) {
            read.withBudget(Budget.parse(budget));
        }
        if (strategy != null) {
            read.withStrategy(strategy.name().toLowerCase(Locale.ROOT));
        }
        if (initial != null) {
            read.withInitial(initial.name().toLowerCase(Locale.ROOT));
        }
        return read;
    }

    /** Another machine's workers know data by name alone. */
    private DataChoice choice(SearchSettings settings, Consumer<String> notices) {
        String text = data == null ? settings.scoring().data() : data;
        if (server == null) {
            return DataChoice.of(text, notices).checked();
        }
        if (!Name.is(text)) {
            throw Refusal.wrongUse("--data is '%s'; with --server it must be a name that the workers there know", text);
        }
        return new DataChoice(text, null);
    }

    private void checkPlace(Consumer<String> notices) {
        if (server != null) {
            if (server.getRawUserInfo() != null) {
                throw Refusal.wrongUse(
                        "--server holds credentials, which every user here can read; leave them out and use --token-file");
            }
            if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("https?")) {
                throw Refusal.wrongUse("--server is '%s'; it must be a URL such as http://127.0.0.1:8080", server);
            }
            URI asked = server;
            token = ApiToken.find(tokenFile, System.getenv())
                    .or(() -> tokenOfCompose(asked, notices))
                    .orElse(null);
            if (token != null
                    && server.getScheme().equals("http")
                    && !server.getHost().matches(THIS_MACHINE)) {
                notices.accept("the token goes to %s in clear; use https where others may listen".formatted(server));
            }
        } else if (tokenFile != null) {
            throw Refusal.wrongUse("--token-file is for a selector elsewhere; name it by --server, or leave it out");
        }
        if (server != null && (port != null || trainers != null)) {
            throw Refusal.wrongUse("--server starts nothing here; leave out --port and --trainers");
        }
        if (trainers != null) {
            Within.check("--trainers", trainers, 1, MOST_TRAINERS);
        }
        if (port != null) {
            PortCheck.requireFree(port);
        }
    }

    private int trainerCount() {
        return trainers != null ? trainers : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
