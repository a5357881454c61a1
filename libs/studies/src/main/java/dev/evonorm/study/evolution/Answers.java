package dev.evonorm.study.evolution;

import dev.evonorm.contracts.json.GraphJson;
import dev.evonorm.contracts.settings.SearchSettings;
import dev.evonorm.graph.LayerGraph;
import dev.evonorm.study.Measured;
import dev.evonorm.study.Proposals;
import dev.evonorm.study.ResultFile;
import dev.evonorm.study.Row;
import dev.evonorm.study.Trial;
import dev.evonorm.study.worker.Crew;
import dev.evonorm.study.worker.Job;
import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Measures each layer once for all searches of a race, and keeps the answers in a file. Searches that need one layer at the
 * same time wait for one measurement.
 *
 * <p>The key is the canonical form, not the probe's fingerprint: graphs of one function in two forms may differ in the last
 * bits of their scores, and then a search's course would depend on which search came first. Safe for use by several threads.
 */
final class Answers implements Measuring {
    private static final int DIGITS = 32;

    private final Crew crew;
    private final ResultFile file;
    private final SearchSettings settings;
    private final Map<String, CompletableFuture<Row>> known = new HashMap<>();

    /**
     * @param file with {@link #columns}; what it holds is known
     * @param settings tests and scoring, the same for all searches
     */
    Answers(Crew crew, ResultFile file, SearchSettings settings) {
        this.crew = crew;
        this.file = file;
        this.settings = settings;
        file.rows().forEach(row -> known.put(row.text(Trial.COLUMN), CompletableFuture.completedFuture(row)));
    }

    static List<String> columns(List<String> anchors) {
        List<String> columns = new ArrayList<>(List.of(Trial.COLUMN));
        columns.addAll(Measured.columns(Job.MEASUREMENTS, anchors));
        columns.add(Proposals.GRAPH);
        return columns;
    }

    @Override
    public Row measure(LayerGraph canonical, double rank) throws IOException, InterruptedException {
        String graph = GraphJson.write(canonical);
        String key = DigestUtils.sha256Hex(graph).substring(0, DIGITS);
        CompletableFuture<Row> mine = new CompletableFuture<>();
        CompletableFuture<Row> first;
        synchronized (known) {
            first = known.putIfAbsent(key, mine);
        }
        if (first != null) {
            return await(first);
        }
        try {
            Job job = new Job(canonical, settings.rejection(), settings.scoring(), Job.Extent.AS_IN_A_SEARCH);
            Row row = Measured.into(Row.of(key).with(Proposals.GRAPH, graph), crew.perform(job, rank));
            file.append(row);
            mine.complete(row);
            return row;
        } catch (IOException | InterruptedException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static Row await(CompletableFuture<Row> other) throws IOException, InterruptedException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            throw new IOException("the search that measured this layer has ended: " + e.getCause(), e);
        }
    }
}
