package dev.evonorm.cli.table;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.evonorm.contracts.settings.Scale;
import dev.evonorm.training.PeerBench.Result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Steps here and in a peer.
 *
 * @param peer its name and version
 * @param channelsLast whether the peer kept channels last in memory
 */
public record PeerTable(List<Row> rows, int steps, int threads, String peer, boolean channelsLast) {
    public PeerTable {
        rows = List.copyOf(rows);
    }

    /** One layer in one network. */
    public record Row(String layer, String anchor, Scale scale, int batch, Result result) {
        /** Our CPU time over the peer's. */
        @JsonProperty
        public double cpuRatio() {
            return result.cpuMillis() / result.peerCpuMillis();
        }

        /** Our wall time over the peer's. */
        @JsonProperty
        public double wallRatio() {
            return result.wallMillis() / result.peerWallMillis();
        }

        /** The larger of the differences between losses and between gradient norms, as a share. */
        @JsonProperty
        public double difference() {
            return result.ours().difference(result.peers());
        }
    }

    @JsonIgnore
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            Result result = row.result();
            lines.add(List.of(
                    row.layer(),
                    "%s %s b%d".formatted(row.anchor(), row.scale().name().toLowerCase(Locale.ROOT), row.batch()),
                    Long.toString(result.ours().parameters()),
                    Figures.number(result.cpuMillis()),
                    Figures.number(result.peerCpuMillis()),
                    String.format(Locale.ROOT, "%.2f", row.cpuRatio()),
                    String.format(Locale.ROOT, "%.2f", row.wallRatio()),
                    String.format(Locale.ROOT, "%.0e", row.difference())));
        }
        return TextTable.render(
                        List.of(
                                "layer",
                                "network",
                                "parameters",
                                "CPU ms",
                                "peer's",
                                "CPU ratio",
                                "wall ratio",
                                "difference"),
                        lines,
                        0)
                + "%nMedians of %d steps, %d threads, against %s%s; difference: of loss and gradient norm at the same weights.%n"
                        .formatted(steps, threads, peer, channelsLast ? ", channels last" : "");
    }
}
