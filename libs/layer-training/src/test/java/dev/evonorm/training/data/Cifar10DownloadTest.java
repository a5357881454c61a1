package dev.evonorm.training.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Cifar10DownloadTest {
    /** How the server treats one request for the archive. */
    private interface Manner {
        void answer(HttpExchange exchange, int from) throws IOException;
    }

    @TempDir
    Path temp;

    private Path folder;
    private byte[] archive;
    private HttpServer server;
    private ExecutorService threads;
    private final List<Integer> requests = new CopyOnWriteArrayList<>();
    private volatile Manner manner = this::rest;

    @BeforeEach
    void serve() throws IOException {
        folder = temp.resolve("data/cifar10");
        Path source = CifarFiles.writeFolder(temp.resolve("source"));
        // Noise, so that the archive has more than the bytes that a broken connection brings.
        byte[] noise = new byte[CifarFiles.RECORD];
        new SplittableRandom(1).nextBytes(noise);
        noise[0] = 0;
        Files.write(source.resolve("data_batch_3.bin"), noise);
        archive = TarFiles.archive(source, "cifar-10-batches-bin/");
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/set.tar.gz", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            requests.add(from);
            manner.answer(exchange, from);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void rest(HttpExchange exchange, int from) throws IOException {
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, archive.length - from);
        exchange.getResponseBody().write(archive, from, archive.length - from);
    }

    private void whole(HttpExchange exchange, int from) throws IOException {
        rest(exchange, 0);
    }

    /** Promises the rest and sends 1000 bytes of it. */
    private void little(HttpExchange exchange, int from) throws IOException {
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, archive.length - from);
        exchange.getResponseBody().write(archive, from, 1000);
        exchange.getResponseBody().flush();
    }

    private void missing(HttpExchange exchange, int from) throws IOException {
        exchange.sendResponseHeaders(404, -1);
    }

    private Cifar10Download download() {
        return download(sha256(archive));
    }

    private Cifar10Download download(String sha256) {
        URI source = URI.create(
                "http://127.0.0.1:%d/set.tar.gz".formatted(server.getAddress().getPort()));
        return new Cifar10Download(source, archive.length, sha256);
    }

    private static String sha256(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    @Test
    void theArchiveIsFetchedCheckedAndUnpackedAndOnlyTheFolderStays() throws IOException {
        List<Long> progress = new CopyOnWriteArrayList<>();

        Path made = download().into(folder, (done, total) -> progress.add(done));

        assertThat(Datasets.open(made).sha256())
                .isEqualTo(Datasets.open(temp.resolve("source")).sha256());
        assertThat(progress).isSorted().endsWith((long) archive.length);
        try (var files = Files.list(folder.getParent())) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("cifar10", "cifar10.lock");
        }
    }

    @Test
    void whatIsThereIsNotFetchedAgain() {
        download().into(folder, DataProgress.NONE);

        download().into(folder, DataProgress.NONE);

        assertThat(requests).containsExactly(0);
    }

    @Test
    void aBrokenDownloadGoesOnWhereItEnded() {
        manner = (exchange, from) -> {
            manner = this::rest;
            little(exchange, from);
        };

        Path made = download().into(folder, DataProgress.NONE);

        assertThat(requests).containsExactly(0, 1000);
        assertThat(Datasets.open(made).test().size()).isEqualTo(3);
    }

    @Test
    void aLaterDownloadGoesOnToo() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.write(temp.resolve("data/set.tar.gz.part"), Arrays.copyOf(archive, 500));

        download().into(folder, DataProgress.NONE);

        assertThat(requests).containsExactly(500);
    }

    @Test
    void aServerThatKnowsNoRangesStartsAnew() throws IOException {
        manner = this::whole;
        Files.createDirectories(folder.getParent());
        Files.write(temp.resolve("data/set.tar.gz.part"), new byte[500]);

        Path made = download().into(folder, DataProgress.NONE);

        assertThat(Datasets.open(made).test().size()).isEqualTo(3);
    }

    @Test
    void anArchiveOfAnotherDigestIsRefusedAndForgotten() {
        String wrong = "0".repeat(64);

        assertThatThrownBy(() -> download(wrong).into(folder, DataProgress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has the sha256 " + sha256(archive) + ", but it must be " + wrong);

        assertThat(folder).doesNotExist();
        assertThat(temp.resolve("data/set.tar.gz.part")).doesNotExist();
    }

    @Test
    void anArchiveOfAnotherLengthIsRefused() {
        manner = (exchange, from) -> {
            exchange.sendResponseHeaders(200, archive.length + 1);
            exchange.getResponseBody().write(Arrays.copyOf(archive, archive.length + 1));
        };

        assertThatThrownBy(() -> download().into(folder, DataProgress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("has %d bytes".formatted(archive.length + 1));
    }

    @Test
    void aServerWithoutTheArchiveIsNamedWithWhatToDo() {
        manner = this::missing;

        assertThatThrownBy(() -> download().into(folder, DataProgress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cannot be fetched (the server answered 404)")
                .hasMessageContaining("put it at " + folder.resolveSibling("set.tar.gz"));
    }

    @Test
    void withoutANetworkTheMessageSaysHowToDoWithout() {
        server.stop(0);

        assertThatThrownBy(() -> download().into(folder, DataProgress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cannot be fetched")
                .hasMessageContaining("sha256 " + sha256(archive));
    }

    @Test
    void anArchivePutByHandIsUsedAndKept() throws IOException {
        server.stop(0);
        Path byHand = download().archive(folder);
        Files.createDirectories(byHand.getParent());
        Files.write(byHand, archive);

        Path made = download().into(folder, DataProgress.NONE);

        assertThat(Datasets.open(made).test().size()).isEqualTo(3);
        assertThat(byHand).exists();
    }

    @Test
    void anArchiveElsewhereIsUnpackedAndKept() throws IOException {
        Path elsewhere = Files.write(temp.resolve("elsewhere.tgz"), archive);

        Path made = download().unpackInto(elsewhere, folder);

        assertThat(Datasets.open(made).test().size()).isEqualTo(3);
        assertThat(elsewhere).exists();
        assertThat(requests).isEmpty();
    }

    @Test
    void aFileThatIsMissingOrOfAnotherLengthIsNotUnpacked() throws IOException {
        Path cut = Files.write(temp.resolve("cut.tgz"), Arrays.copyOf(archive, 100));

        assertThatThrownBy(() -> download().unpackInto(cut, folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cut.tgz has 100 bytes");
        assertThatThrownBy(() -> download().unpackInto(temp.resolve("none.tgz"), folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("There is no file " + temp.resolve("none.tgz"));
    }

    @Test
    void aFolderOfTheUsersIsNeverReplaced() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> download().into(folder, DataProgress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no CIFAR-10 binary files");

        assertThat(folder.resolve("thesis.txt")).hasContent("precious");
    }

    @Test
    void aSilentServerIsGivenUp() {
        Download impatient = new Download(
                URI.create("http://127.0.0.1:%d/set.tar.gz"
                        .formatted(server.getAddress().getPort())),
                archive.length,
                sha256(archive),
                Duration.ofMillis(200));
        manner = (exchange, from) -> {
            little(exchange, from);
            awaitInterrupt();
        };

        assertThatThrownBy(() -> impatient.to(temp.resolve("set.tar.gz"), DataProgress.NONE))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("nothing more arrived");

        assertThat(requests).containsExactly(0, 1000, 2000);
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException("the test is over", e));
        }
    }
}
