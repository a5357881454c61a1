package dev.evonorm.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.training.Peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * PyTorch in a Python process: {@code bench/peer/torch_step.py}, a line of JSON to and fro, weights and images in files.
 * For one thread. Closing ends the process, which also ends with this one.
 */
public final class TorchPeer implements Peer, AutoCloseable {
    private static final ObjectMapper MAPPER = Json.mapper();

    private final Process process;
    private final BufferedReader said;
    private final Writer asks;
    private final Path folder;
    private final int threads;
    private final boolean channelsLast;
    private final String version;

    private TorchPeer(Path python, Path script, Path folder, int threads, boolean channelsLast) throws IOException {
        this.folder = folder;
        this.threads = threads;
        this.channelsLast = channelsLast;
        ProcessBuilder builder = new ProcessBuilder(python.toString(), script.toString())
                .redirectError(folder.resolve("errors").toFile());
        // Else its threads spin while they wait, and on a busy machine most of its CPU time is that.
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        process = builder.start();
        said = process.inputReader();
        asks = process.outputWriter();
        String first = said.readLine();
        version = first == null ? "" : MAPPER.readTree(first).path("torch").asText();
    }

    /**
     * Starts Python and loads PyTorch.
     *
     * @param channelsLast whether images and weights lie in memory with their channels last, instead of PyTorch's default
     */
    public static TorchPeer start(Path python, Path script, int threads, boolean channelsLast) {
        if (!Files.isExecutable(python)) {
            throw Refusal.environment(
                    "there is no Python at %s; install Python 3 with PyTorch (on Debian: apt-get install python3-torch) or name"
                            + " one by --python",
                    python);
        }
        TorchPeer peer;
        try {
            peer = new TorchPeer(python, script, Files.createTempDirectory("evonorm-peer-"), threads, channelsLast);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + python, e);
        }
        if (peer.version.isEmpty()) {
            String reason = peer.lastWords();
            peer.close();
            throw Refusal.environment(
                    "%s cannot load PyTorch (%s); install it (on Debian: apt-get install python3-torch, elsewhere: pip install"
                            + " torch) or name another Python by --python",
                    python, reason);
        }
        return peer;
    }

    /** PyTorch's version. */
    public String version() {
        return version;
    }

    @Override
    public Check build(Network network) {
        Path weights = folder.resolve("weights");
        Path images = folder.resolve("images");
        write(weights, network.weights());
        write(images, List.of(network.images()));
        ObjectNode request = MAPPER.createObjectNode().put("do", "build");
        request.set("architecture", MAPPER.valueToTree(network.architecture()));
        request.set("layer", MAPPER.valueToTree(network.layer()));
        request.put("fused", network.fused())
                .put("classes", network.classes())
                .put("batch", network.labels().length)
                .put("side", network.side())
                .put("threads", threads)
                .put("channelsLast", channelsLast)
                .put("weights", weights.toString())
                .put("images", images.toString())
                .set("labels", MAPPER.valueToTree(network.labels()));
        return answer(request, Check.class);
    }

    @Override
    public Step step() {
        return answer(MAPPER.createObjectNode().put("do", "step"), Step.class);
    }

    private <T> T answer(JsonNode request, Class<T> type) {
        try {
            asks.write(MAPPER.writeValueAsString(request) + "\n");
            asks.flush();
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("PyTorch ended: " + lastWords());
            }
            return MAPPER.treeToValue(MAPPER.readTree(line), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PyTorch said what is no " + type.getSimpleName(), e);
        } catch (IOException e) {
            throw new IllegalStateException("PyTorch ended: " + lastWords(), e);
        }
    }

    /** The last line of what Python had to say for itself. */
    private String lastWords() {
        try {
            process.onExit().join();
            List<String> lines = Files.readAllLines(folder.resolve("errors"));
            return lines.isEmpty() ? "without a word, status " + process.exitValue() : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "status " + process.exitValue();
        }
    }

    private static void write(Path file, List<float[]> values) {
        try (SeekableByteChannel out = Files.newByteChannel(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (float[] array : values) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(array.length * Float.BYTES).order(ByteOrder.nativeOrder());
                bytes.asFloatBuffer().put(array);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            for (String name : List.of("weights", "images", "errors", ".")) {
                Files.deleteIfExists(folder.resolve(name).normalize());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + folder, e);
        }
    }
}
