package dev.evonorm.cli;

import dev.evonorm.study.invariance.Invariance;
import dev.evonorm.study.worker.WorkerPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Map;
import java.util.concurrent.Callable;

/** Scale invariance of the catalogue's layers. */
@Command(
        name = "invariance",
        description = "Which layers of the catalogue do not see the scale of their input; nothing is trained.",
        mixinStandardHelpOptions = true)
final class StudyInvarianceCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions study = new StudyOptions();

    @Override
    public Integer call() throws InterruptedException {
        study.run(new Invariance(), new WorkerPlan(Map.of(), 1), 1);
        return 0;
    }
}
