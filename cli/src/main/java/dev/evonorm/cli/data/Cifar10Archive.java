package dev.evonorm.cli.data;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.training.data.DataProgress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** CIFAR-10's binary archive. The folder gets its name when it is complete: a half-made one is never seen. */
public final class Cifar10Archive {
    /** Where its authors publish it. */
    public static final String SOURCE = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz";

    private static final long BYTES = 170_052_171;
    private static final String SHA256 = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd";
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int OK = 200;

    private final DataProgress progress;

    /** @param progress told the bytes fetched */
    public Cifar10Archive(DataProgress progress) {
        this.progress = progress;
    }

    /** Downloads, verifies and unpacks. */
    public void fetch(URI url, Path folder) throws IOException, InterruptedException {
        Path archive = Files.createTempFile(
                Files.createDirectories(folder.toAbsolutePath().getParent()), "cifar10-", ".tar.gz");
        try {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECT)
                    .build();
            HttpResponse<InputStream> answer =
                    client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream());
            try (InputStream in = answer.body();
                    OutputStream out = Files.newOutputStream(archive)) {
                if (answer.statusCode() != OK) {
                    throw new IOException("%s answers %d".formatted(url, answer.statusCode()));
                }
                copy(in, out);
            }
            unpack(archive, folder);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            done += read;
            progress.at(done, BYTES);
        }
    }

    /** Verifies an archive and unpacks its files, all of one folder, to {@code folder}. */
    public void unpack(Path archive, Path folder) throws IOException {
        verify(archive);
        Path draft = Files.createTempDirectory(
                Files.createDirectories(folder.toAbsolutePath().getParent()), "unpacking-");
        try {
            try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
                new TarReader(in).forEachFile((name, content) -> {
                    if (name.endsWith(".bin") || name.endsWith(".txt")) {
                        Files.copy(content, draft.resolve(Path.of(name).getFileName()));
                    }
                });
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(draft);
        }
    }

    private static void verify(Path archive) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw Refusal.wrongUse("no file %s", archive);
        }
        long size = Files.size(archive);
        if (size != BYTES) {
            throw Refusal.failed(
                    "%s has %d bytes; CIFAR-10's archive has %d: it is incomplete or another file",
                    archive, size, BYTES);
        }
        String sum = sha256(archive);
        if (!sum.equals(SHA256)) {
            throw Refusal.failed(
                    "%s has the sha256 %s; CIFAR-10's archive has %s: fetch it again", archive, sum, SHA256);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void delete(Path draft) throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(draft)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
