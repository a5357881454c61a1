package dev.evonorm.cli;

import dev.evonorm.cli.profile.TimeSpan;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.Figures;
import dev.evonorm.contracts.settings.Schedule;
import dev.evonorm.contracts.settings.TrainingSettings;
import dev.evonorm.graph.text.Formula;
import dev.evonorm.training.Anchor;
import dev.evonorm.training.Judgement;
import dev.evonorm.training.NetworkTrainer;
import dev.evonorm.training.TrainingOutcome;
import dev.evonorm.training.data.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Trains one network with one layer. */
@Command(
        name = "evaluate",
        description = "Train one anchor with one layer; print step time, loss, accuracy, memory.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LAYER", description = "Catalogue name, candidate id, or JSON file.")
    private String layer = "";

    @Option(
            names = "--anchor",
            required = true,
            paramLabel = "A",
            description = "resnet50, mobilenetv2 or efficientnetb0.",
            converter = AnchorName.class)
    private Anchor anchor = Anchor.RESNET50;

    @Option(names = "--steps", required = true, paramLabel = "N", description = "Optimiser steps.")
    private int steps;

    @Mixin
    private BatchOption batch = new BatchOption();

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "SGD's rate (default: ${DEFAULT-VALUE}).",
            defaultValue = "0.1")
    private double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description = "constant or cosine (default: ${DEFAULT-VALUE}).",
            defaultValue = "constant")
    private Schedule schedule = Schedule.CONSTANT;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of weights, batches and augmentation (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "Give up after this long (default: ${DEFAULT-VALUE}).",
            defaultValue = "24h")
    private String deadline = "24h";

    @Option(names = "--test", description = "Judge on the test images instead of the validation images.")
    private boolean test;

    @Mixin
    private TrainingOptions training = new TrainingOptions();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        LayerLookup.Found found = new LayerLookup(runs.folder).find(layer);
        DataChoice choice = training.choice(spec);
        TrainingSettings settings = settings(choice.name());
        int threads = training.threads();
        Dataset data = choice.open();
        TrainingOutcome outcome;
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            outcome = new NetworkTrainer(threads)
                    .train(
                            found.at(training.scale),
                            anchor,
                            data,
                            settings,
                            test ? Judgement.TEST : Judgement.VALIDATION,
                            (step, of, loss) ->
                                    line.show("step %d of %d, loss %s".formatted(step, of, Figures.number(loss))));
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), report(found, settings, threads, outcome));
        } else {
            print(found, settings, threads, outcome);
        }
        return outcome instanceof TrainingOutcome.Trained ? Refusal.DONE : Refusal.FAILED;
    }

    private TrainingSettings settings(String data) {
        var limit = TimeSpan.parse(deadline)
                .orElseThrow(() -> Refusal.wrongUse("--deadline is '%s'; it must be %s", deadline, TimeSpan.FORM));
        try {
            return new TrainingSettings(
                    data,
                    training.scale,
                    steps,
                    batch.images(training.scale),
                    learningRate,
                    schedule,
                    0.9,
                    1e-4,
                    seed,
                    limit);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrongUse(
                    "--%s", String.valueOf(e.getMessage()).replaceFirst("learningRate", "learning-rate"));
        }
    }

    private Map<String, Object> report(
            LayerLookup.Found found, TrainingSettings settings, int threads, TrainingOutcome outcome) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("layer", found.name());
        report.put("formula", Formula.text(found.graph()));
        report.put("anchor", anchor.id());
        report.put("settings", settings);
        report.put("threads", threads);
        report.put("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        report.put("result", outcome);
        return report;
    }

    private void print(LayerLookup.Found found, TrainingSettings settings, int threads, TrainingOutcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        var figures = outcome.figures();
        out.printf("%s on %s at %s scale%n", found.name(), anchor.id(), training.scaleName());
        out.printf("  z            %s%n", Formula.text(found.graph()));
        out.printf("  data         %s, batch %d, seed %d%n", settings.data(), settings.batch(), settings.seed());
        out.printf("  parameters   %,d%n", figures.parameters());
        out.printf(
                "  steps        %d, %s ms each (the first %s ms), %d threads%n",
                figures.steps(),
                Figures.number(figures.stepMillis()),
                Figures.number(figures.firstStepMillis()),
                threads);
        if (outcome instanceof TrainingOutcome.Trained trained) {
            out.printf("  loss         %s%n", Figures.number(trained.loss()));
            out.printf(
                    "  accuracy     %s on the %s images%n",
                    Figures.percent(trained.accuracy()), test ? "test" : "validation");
        } else if (outcome instanceof TrainingOutcome.Diverged diverged) {
            out.printf("  diverged     at step %d: %s%n", diverged.step(), diverged.reason());
        } else if (outcome instanceof TrainingOutcome.Overrun overrun) {
            out.printf("  overrun      after step %d: the deadline is %s%n", overrun.step(), overrun.deadline());
        }
        out.printf("  CPU time     %s s%n", Figures.number(figures.cpuSeconds()));
        out.printf("  peak memory  %s%n", Figures.mebibytes(figures.peakMemoryBytes()));
    }
}
