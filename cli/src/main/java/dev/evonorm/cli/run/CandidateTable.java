package dev.evonorm.cli.run;

import dev.evonorm.contracts.settings.Objectives;
import dev.evonorm.graph.text.Formula;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code candidates.csv}: one row a decided candidate, in the order of their decisions (RFC 4180). For one thread. */
final class CandidateTable implements AutoCloseable {
    private final Writer out;
    private final Objectives objectives;

    /** Starts the file anew: the journal is replayed into it. */
    CandidateTable(Path file, Objectives objectives) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.objectives = objectives;
        List<String> header =
                new ArrayList<>(List.of("ticket", "id", "outcome", "test", "anchor", "same_as", "parent"));
        objectives.names().forEach(objective -> header.add("score." + objective));
        header.addAll(List.of("mean", "cpu_seconds", "decided_at", "formula", "reason"));
        row(header);
        out.flush();
    }

    void add(Decided candidate) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(candidate.ticket()));
        cells.add(candidate.id());
        cells.add(candidate.outcome().name().toLowerCase(Locale.ROOT));
        cells.add(orEmpty(candidate.test()));
        cells.add(orEmpty(candidate.anchor()));
        cells.add(orEmpty(candidate.sameAs()));
        cells.add(orEmpty(candidate.parentId()));
        objectives.all().forEach(objective -> {
            Double score = candidate.scores().get(objective.name());
            // A share to four places; of another size nothing is known, so nothing is rounded.
            cells.add(objective.share() || score == null ? number(score) : score.toString());
        });
        cells.add(number(candidate.mean()));
        cells.add(String.format(Locale.ROOT, "%.3f", candidate.cpuSeconds()));
        cells.add(candidate.at().toString());
        cells.add(Formula.text(candidate.graph()));
        cells.add(candidate.reason());
        row(cells);
        out.flush();
    }

    private void row(List<String> cells) throws IOException {
        out.write(cells.stream().map(CandidateTable::quoted).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
