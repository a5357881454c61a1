package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.contracts.settings.SearchSettings;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs the smallest search on a stack whose processes leave archives of the classes that they loaded. */
@Command(
        name = "prepare",
        description = {
            "Make later starts of broker and services quicker, by archives of the classes that they load.",
            "Takes half a minute; an archive serves the build and the Java that it was made with."
        },
        mixinStandardHelpOptions = true)
final class PrepareCommand implements Callable<Integer> {
    /** The profile, and the run. */
    private static final String PREPARE = "prepare";

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * What was done.
     *
     * @param prepared programs that have an archive that they had not
     * @param seconds that it took
     */
    record Report(List<String> prepared, double seconds) {}

    @Override
    public Integer call() throws Exception {
        long begun = System.nanoTime();
        Installation installation = Installation.find();
        installation.requireBuilt();
        installation.requireRoomForArchives();
        List<String> wanted = installation.unprepared();
        List<String> prepared = wanted.isEmpty() ? List.of() : prepare(installation);
        Report report = new Report(prepared, (System.nanoTime() - begun) / 1e9);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked) {
            JsonOption.print(out, report);
        } else if (wanted.isEmpty()) {
            out.println("all programs are prepared for quick starts");
        } else {
            out.printf("prepared for quick starts in %.0f s: %s%n", report.seconds(), String.join(", ", prepared));
        }
        return Refusal.DONE;
    }

    private List<String> prepare(Installation installation) throws IOException, InterruptedException {
        Path runs = Files.createTempDirectory("evonorm-prepare-");
        SearchSettings settings = Profile.ofCommand(PREPARE).settings();
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        try (RunFolder folder = RunFolder.create(runs, PREPARE, settings)) {
            new SearchSession(
                            folder,
                            settings,
                            new DataChoice(settings.scoring().data(), null),
                            installation.toRecord(),
                            new SearchSession.Place(null, null, null, 0, 1),
                            nobody,
                            nobody,
                            true,
                            List.of(PREPARE))
                    .run();
        }
        List<String> prepared = installation.adopt();
        List<String> missing = installation.unprepared();
        if (!missing.isEmpty()) {
            throw Refusal.failed(
                    "no archive was made for %s; they start as before, the logs of the attempt are in %s",
                    String.join(", ", missing), runs);
        }
        FileUtils.deleteDirectory(runs.toFile());
        return prepared;
    }
}
