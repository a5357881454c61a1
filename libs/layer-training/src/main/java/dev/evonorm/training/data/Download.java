package dev.evonorm.training.data;

import org.apache.commons.codec.digest.DigestUtils;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A file on a web server, known by length and digest. It is fetched under the name FILE.part, which a later attempt
 * continues, and gets its own name once the digest agrees.
 *
 * @param source where it is
 * @param bytes its length
 * @param sha256 of it, in hexadecimal digits
 * @param stall how long nothing may arrive before the connection counts as broken
 */
record Download(URI source, long bytes, String sha256, Duration stall) {
    private static final int ATTEMPTS = 3;
    private static final int BUFFER = 1 << 16;

    /**
     * Fetches it.
     *
     * @throws DatasetException if the server cannot be reached, does not have it, or has something else
     * @throws IOException if the disk refuses
     */
    void to(Path file, DataProgress progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        for (int attempt = 1; size(part) < bytes; attempt++) {
            try {
                fetch(part, progress);
            } catch (BrokenConnectionException e) {
                if (attempt == ATTEMPTS) {
                    throw unreachable(file, e);
                }
            }
        }
        try {
            check(part);
        } catch (DatasetException e) {
            Files.delete(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws DatasetException if that file is not the one that is meant */
    void check(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("There is no file %s; name the archive fetched from %s".formatted(file, source));
        }
        long size = size(file);
        if (size != bytes) {
            throw new DatasetException("%s has %d bytes, but %s has %d; delete it and fetch it again"
                    .formatted(file, size, source, bytes));
        }
        String digest = digest(file);
        if (!digest.equals(sha256)) {
            throw new DatasetException("%s has the sha256 %s, but it must be %s; delete it and fetch it again from %s"
                    .formatted(file, digest, sha256, source));
        }
    }

    /** Adds to the part what is missing, as far as the connection holds. */
    private void fetch(Path part, DataProgress progress) throws IOException, BrokenConnectionException {
        long start = size(part);
        HttpResponse<InputStream> response = ask(start, part);
        boolean continued = start > 0 && response.statusCode() == 206;
        if (!continued && response.statusCode() != 200) {
            response.body().close();
            if (response.statusCode() == 416) {
                // The server's file is shorter than what we have of it: it was another one.
                Files.delete(part);
            }
            throw new BrokenConnectionException("the server answered %d".formatted(response.statusCode()));
        }
        StandardOpenOption how = continued ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (StallGuard body = new StallGuard(response.body(), stall);
                OutputStream out =
                        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            copy(body, out, continued ? start : 0, progress);
        }
    }

    private void copy(StallGuard body, OutputStream out, long start, DataProgress progress)
            throws IOException, BrokenConnectionException {
        byte[] buffer = new byte[BUFFER];
        long done = start;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            out.write(buffer, 0, n);
            done += n;
            progress.at(Math.min(done, bytes), bytes);
            if (done > bytes) {
                // The check of the size tells the rest.
                return;
            }
        }
        if (done < bytes) {
            throw new BrokenConnectionException("the connection ended after %d of %d bytes".formatted(done, bytes));
        }
    }

    private HttpResponse<InputStream> ask(long start, Path part) throws BrokenConnectionException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(stall)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(stall);
        if (start > 0) {
            request.header("Range", "bytes=%d-".formatted(start));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new BrokenConnectionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatasetException(
                    "The download of %s was interrupted; the next one goes on from %s".formatted(source, part), e);
        }
    }

    private DatasetException unreachable(Path file, BrokenConnectionException e) {
        return new DatasetException(
                "%s cannot be fetched (%s); try again later, which goes on where this ended, or fetch it by other means (%d bytes, sha256 %s) and put it at %s"
                        .formatted(source, e.getMessage(), bytes, sha256, file),
                e);
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }
}
