package dev.evonorm.cli;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.table.TextTable;
import dev.evonorm.training.process.JavaCommand;
import dev.evonorm.training.worker.TrainerMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Measures whether a trainer holds more memory the more candidates it has trained. */
@Command(
        name = "memory",
        description = {
            "Train candidates one after the other in a process with a trainer's settings, each on all anchors at tiny scale,",
            "and show what memory it holds after so many of them."
        },
        mixinStandardHelpOptions = true)
final class BenchMemoryCommand implements Callable<Integer> {
    /** The heap that a stack gives its trainers. */
    private static final int HEAP_MIB = 512;

    private static final double MIB = 1024.0 * 1024;
    private static final List<Integer> SHOWN = List.of(1, 3, 10, 30, 100, 200, 300, 1000, 3000);
    private static final int REFERENCE = 30;

    @Option(names = "--candidates", paramLabel = "N", description = "How many are trained (default: 300).")
    private int candidates = 300;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of each training (default: 3).")
    private int steps = 3;

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Within.check("--candidates", candidates, 1, 100_000);
        Within.check("--steps", steps, 1, 10_000);
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            throw Refusal.environment(
                    "this system does not tell what memory a process holds: it has no /proc; use Linux");
        }
        List<TrainerMemory> measured;
        try (StepLine line = new StepLine(spec.commandLine().getErr())) {
            measured = TrainerMemory.measure(
                    JavaCommand.lasting(HEAP_MIB),
                    candidates,
                    steps,
                    now -> line.show("%d of %d candidates, %.0f MiB"
                            .formatted(now.candidates(), candidates, now.residentBytes() / MIB)));
        }
        if (json.asked) {
            JsonOption.print(spec.commandLine().getOut(), measured);
        } else {
            spec.commandLine().getOut().print(table(measured));
        }
        return Refusal.DONE;
    }

    private static String table(List<TrainerMemory> measured) {
        long reference = measured.get(Math.min(REFERENCE, measured.size()) - 1).residentBytes();
        List<List<String>> rows = Stream.concat(SHOWN.stream(), Stream.of(measured.size()))
                .filter(count -> count <= measured.size())
                .distinct()
                .sorted()
                .map(count -> measured.get(count - 1))
                .map(at -> List.of(
                        Integer.toString(at.candidates()),
                        "%.0f MiB".formatted(at.residentBytes() / MIB),
                        "%+.1f %%".formatted(100.0 * at.residentBytes() / reference - 100),
                        "%.0f MiB".formatted(at.heapBytes() / MIB)))
                .toList();
        return TextTable.render(
                List.of("candidates", "resident", "over " + REFERENCE + " candidates", "Java heap in use"), rows, 0);
    }
}
