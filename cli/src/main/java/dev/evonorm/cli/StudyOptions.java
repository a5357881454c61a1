package dev.evonorm.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.TextTable;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.study.Findings;
import dev.evonorm.study.Study;
import dev.evonorm.study.StudyException;
import dev.evonorm.study.StudyFolder;
import dev.evonorm.study.StudyRun;
import dev.evonorm.study.worker.WorkerPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every study takes, and how it is run and told. */
final class StudyOptions {
    private static final int LAST_COLUMN = 60;
    private static final int BAR = 16;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the study (default: runs/study-NAME).")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on with the results that are there.")
    private boolean resume;

    @Option(names = "--json", description = "Print JSON for machines.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /** A study at work in its folder. */
    @FunctionalInterface
    interface Work {
        StudyRun.Report run(StudyFolder folder, StudyRun.Progress progress) throws InterruptedException;
    }

    /** Runs the study and prints what it found. */
    void run(Study study, WorkerPlan plan, int workers) throws InterruptedException {
        run(study.name(), (folder, progress) -> new StudyRun(plan, workers).run(study, folder, progress));
    }

    /** Does the work and prints what it found. */
    void run(String name, Work work) throws InterruptedException {
        Path root = out == null ? Path.of("runs", "study-" + name) : out;
        try (StudyFolder folder = StudyFolder.open(root, resume);
                StepLine line = new StepLine(command.commandLine().getErr())) {
            writeProvenance(root);
            Pace pace = new Pace();
            StudyRun.Report report =
                    work.run(folder, (done, first, total, trial) -> line.show(pace.text(done, first, total, trial)));
            print(name, root, report, command.commandLine().getOut());
        } catch (StudyException e) {
            throw e.isWrongUse() ? Refusal.wrongUse("%s", e.getMessage()) : Refusal.failed("%s", e.getMessage());
        }
    }

    private static void writeProvenance(Path root) {
        ObjectNode provenance = Json.mapper().createObjectNode();
        Machine.describe(provenance, Path.of(System.getProperty("evonorm.home", ".")));
        try {
            Files.writeString(root.resolve("provenance.json"), provenance.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + root, e);
        }
    }

    /** How far a study is, and how long it takes at the pace so far. A part of it with another total has a pace of its own. */
    private static final class Pace {
        private int total;
        private long start = System.nanoTime();
        private long before = start;

        String text(int done, int first, int total, String trial) {
            start = this.total == 0 || this.total == total ? start : before;
            this.total = total;
            before = System.nanoTime();
            int full = BAR * done / total;
            Duration spent = Duration.ofNanos(before - start);
            Duration left = spent.multipliedBy(total - done).dividedBy(Math.max(1, done - first));
            return "[%s%s] %d of %d, about %s left: %s"
                    .formatted("=".repeat(full), " ".repeat(BAR - full), done, total, TimeSpan.clock(left), trial);
        }
    }

    private void print(String study, Path root, StudyRun.Report report, PrintWriter out) {
        Findings findings = report.findings();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("study", study);
            all.put("folder", root.toString());
            all.put("figures", findings.figures());
            all.put("tables", findings.tables());
            all.put("notes", findings.notes());
            all.put("charts", report.charts().stream().map(Path::toString).toList());
            JsonOption.print(out, all);
            return;
        }
        for (Findings.Table table : findings.tables()) {
            out.println(table.title());
            out.println();
            out.println(TextTable.render(table.head(), table.rows(), LAST_COLUMN));
        }
        findings.notes().forEach(out::println);
        out.println();
        out.println("results  " + (Files.exists(root.resolve("trials.csv")) ? root.resolve("trials.csv") : root));
        List<Path> charts = report.charts();
        charts.forEach(chart -> out.println("chart    " + chart));
    }
}
