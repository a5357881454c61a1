package dev.evonorm.study.evolution;

import dev.evonorm.contracts.settings.QualitySettings;
import dev.evonorm.contracts.settings.RejectionSettings;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.contracts.settings.Strategy;
import dev.evonorm.study.StudyFolder;
import dev.evonorm.study.StudyRun;
import dev.evonorm.study.Tiny;
import dev.evonorm.study.worker.WorkerPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A race with a real worker, whose trainings have two steps and whose quality test lets all pass. */
class RaceStudyIT {
    @TempDir
    Path folder;

    private static SearchSettings search() {
        SearchSettings search = Invented.search(2, 10);
        RejectionSettings strict = search.rejection();
        QualitySettings lenient = new QualitySettings(0, strict.quality().training());
        return Tiny.changed(
                search, "rejection", new RejectionSettings(strict.anchors(), true, true, lenient, strict.stability()));
    }

    private StudyRun.Report run(double budget, int noiseSeeds, List<String> references, boolean resume)
            throws InterruptedException {
        Map<String, SearchSettings> sides = new LinkedHashMap<>();
        sides.put("evolution", search());
        sides.put("random", Tiny.changed(search(), "strategy", Strategy.RANDOM));
        RaceStudy study = new RaceStudy(
                "progress",
                new RaceStudy.Settings(sides, "none"),
                new RaceStudy.Reach(1, budget, 3, noiseSeeds, 2, references, 0.1));
        try (StudyFolder opened = StudyFolder.open(folder, resume)) {
            return study.run(opened, new WorkerPlan(Map.of(), 1), 1, (done, first, total, trial) -> {});
        }
    }

    @Test
    void bothSidesShareWhatIsMeasuredAndALargerBudgetGoesOnWithIt() throws Exception {
        run(1, 1, List.of(), false);
        List<String> first = Files.readAllLines(folder.resolve("answers.csv"));

        StudyRun.Report report = run(3, 2, List.of("bn-relu"), true);

        List<String> answers = Files.readAllLines(folder.resolve("answers.csv"));
        assertThat(answers).containsAll(first).hasSizeGreaterThan(first.size()).doesNotHaveDuplicates();
        assertThat(report.charts()).hasSize(1).allSatisfy(chart -> assertThat(chart)
                .isNotEmptyFile());
        assertThat(report.findings().figures())
                .containsKeys("top.evolution", "top.random", "noise.mean", "score.bn-relu");
        assertThat(report.findings().notes()).anyMatch(note -> note.contains("proposals are the same on all sides"));
    }
}
