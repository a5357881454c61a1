package dev.evonorm.study;

import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.study.ablation.LayerAblation;
import dev.evonorm.study.layers.RandomLayers;
import dev.evonorm.study.layers.RandomLayers.DataFacts;
import dev.evonorm.study.rejection.RejectionStudy;
import dev.evonorm.study.worker.WorkerPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Studies with real worker processes, which train a few steps. */
class StudyRunIT {
    private static final WorkerPlan PLAN = new WorkerPlan(Map.of(), 1);
    private static final String FIGURES = "quality.resnet50";

    @TempDir
    Path folder;

    private static RandomLayers randomLayers() {
        return new RandomLayers(new RandomLayers.Settings(
                24, 1, Tiny.SPACE, Tiny.tests(2, "resnet50"), List.of("bn-relu"), new DataFacts("none", 10, 1000)));
    }

    private static StudyRun.Report run(Study study, Path root, boolean resume, StudyRun.Progress progress)
            throws InterruptedException {
        try (StudyFolder opened = StudyFolder.open(root, resume)) {
            return new StudyRun(PLAN, 2).run(study, opened, progress);
        }
    }

    private static List<String> figures(Path root) throws IOException {
        List<String> figures = new ArrayList<>();
        try (StudyFolder opened = StudyFolder.open(root, true)) {
            List<String> trials =
                    randomLayers().trials().stream().map(Trial::id).toList();
            opened.results(randomLayers())
                    .ordered(trials)
                    .forEach(row -> figures.add(row.text(Trial.COLUMN) + " " + row.text(FIGURES)));
        }
        return figures;
    }

    @Test
    void aStudyWhoseWorkersAreKilledAndWhoseFileIsTornEndsWithTheSameFigures() throws Exception {
        Path whole = folder.resolve("whole");
        Path broken = folder.resolve("broken");
        run(randomLayers(), whole, false, (done, first, total, trial) -> {});

        List<String> killed = new ArrayList<>();
        run(randomLayers(), broken, false, (done, first, total, trial) -> {
            if (killed.isEmpty()) {
                killed.add(trial);
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
        });
        Path csv = broken.resolve("trials.csv");
        String text = Files.readString(csv);
        Files.writeString(csv, text.substring(0, text.lastIndexOf("random-00022") + 9));
        StudyRun.Report report = run(randomLayers(), broken, true, (done, first, total, trial) -> {});

        assertThat(killed).hasSize(1);
        assertThat(figures(broken)).hasSize(25).isEqualTo(figures(whole));
        assertThat(report.charts()).hasSize(1).allSatisfy(chart -> assertThat(chart)
                .isNotEmptyFile());
        assertThat(report.findings().figures()).containsEntry("random", 24).containsEntry("undecided", 0L);
    }

    @Test
    void anAblationMeasuresEverythingOfALayerWhateverFails() throws Exception {
        RejectionSettings tests = Tiny.tests(2, "resnet50");
        LayerAblation study = new LayerAblation(
                new LayerAblation.Settings(tests, tests.quality().training(), 4, "none"), List.of("evonorm-b0-add"), 1);

        StudyRun.Report report = run(study, folder, false, (done, first, total, trial) -> {});

        assertThat(report.findings().figures())
                .containsKey("mean.evonorm-b0-add")
                .containsEntry("passes.evonorm-b0-add", 0L);
    }

    @Test
    void theRejectionStudyJudgesDeadGraphsByTheTestsToo() throws Exception {
        RejectionStudy study = new RejectionStudy(new RejectionStudy.Settings(
                4, 2, List.of("bn-relu"), 1, Tiny.SPACE, Tiny.ONE_MUTATION, Tiny.tests(2, "resnet50"), "none"));

        StudyRun.Report report = run(study, folder, false, (done, first, total, trial) -> {});

        assertThat(report.findings().figures()).containsEntry("falseRejects", 0);
        try (StudyFolder opened = StudyFolder.open(folder, true)) {
            assertThat(opened.results(study)
                            .ordered(study.trials().stream().map(Trial::id).toList()))
                    .hasSize(6)
                    .allSatisfy(row -> assertThat(Measured.made(row, "quality", "resnet50")
                                    && Measured.made(row, "stability", "resnet50"))
                            .isTrue())
                    .anySatisfy(row -> assertThat(Proposals.alive(row)).isFalse());
        }
    }
}
