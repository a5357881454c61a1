package dev.evonorm.cli;

import dev.evonorm.cli.profile.Profile;
import dev.evonorm.cli.run.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the user gets wrong: one line that says what and what to do, exit code 2, nothing started, nothing printed. */
class WrongUseTest {
    private static final String HOME = "evonorm.home";
    private static final List<String> SERVICES = List.of("selector", "mutator", "rejection", "trainer", "eval");

    @TempDir
    Path folder;

    private String home = "";

    /** An installation whose services look built: none of these calls may come so far as to start one. */
    @BeforeEach
    void pretendToBeBuilt() throws IOException {
        home = System.getProperty(HOME, "");
        for (String service : SERVICES) {
            Path app = folder.resolve("home/services/" + service + "-service/target/quarkus-app");
            Files.createDirectories(app);
            Files.writeString(app.resolve("quarkus-run.jar"), "no jar");
        }
        System.setProperty(HOME, folder.resolve("home").toString());
    }

    @AfterEach
    void restore() {
        if (home.isEmpty()) {
            System.clearProperty(HOME);
        } else {
            System.setProperty(HOME, home);
        }
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private void refused(Called call, String... parts) {
        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines()).hasSize(1);
        assertThat(call.err()).startsWith("evonorm: ").contains(parts);
        assertThat(runs().resolve("t")).doesNotExist();
    }

    private Called search(Object... arguments) {
        Object[] all = new Object[arguments.length + 5];
        all[0] = "search";
        all[1] = "--runs";
        all[2] = runs();
        all[3] = "--run";
        all[4] = "t";
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Called.with(all);
    }

    @Test
    void an_unknown_layer_suggests_the_nearest() {
        refused(Called.with("layer", "evonorm-bo"), "unknown layer 'evonorm-bo'", "did you mean 'evonorm-b0'");
        refused(Called.with("reject", "zzzzzzzz"), "unknown layer 'zzzzzzzz'", "evonorm layers");
    }

    @Test
    void broken_json_is_named_with_its_place() throws IOException {
        Path file = Files.writeString(folder.resolve("layer.json"), "{\"version\":1,\n\"nodes\":[}");
        refused(Called.with("layer", file), "layer.json: not JSON at line 2");
    }

    @Test
    void a_broken_graph_is_named_with_its_node() throws IOException {
        String start = "{\"version\":1,\"nodes\":[{\"op\":\"x\"},{\"op\":\"zero\"},{\"op\":\"v0\"},{\"op\":\"v1\"},";
        Path unknown = Files.writeString(folder.resolve("a.json"), start + "{\"op\":\"cosh\",\"in\":[0]}]}");
        Path forward = Files.writeString(
                folder.resolve("b.json"), start + "{\"op\":\"exp\",\"in\":[5]},{\"op\":\"exp\",\"in\":[4]}]}");
        refused(Called.with("layer", unknown), "node 4 has the unknown op 'cosh'");
        refused(Called.with("layer", forward), "node 4 (exp) reads node 5", "0 to 3");
    }

    @Test
    void a_missing_layer_file_is_named() {
        refused(
                Called.with("evaluate", folder.resolve("no.json"), "--anchor", "resnet50", "--steps", "1"),
                "no file",
                "no.json");
    }

    @Test
    void an_unknown_profile_key_is_named_with_its_line() throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), "seed: 1\nscoring:\n  stepz: 3\n");
        refused(search("--profile", file), "my.yaml, line 3: unknown key 'stepz'; did you mean 'steps'?");
    }

    @Test
    void missing_data_are_named() {
        refused(search("--data", folder.resolve("nothing")), "no data", "nothing");
    }

    @Test
    void an_empty_data_folder_is_refused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(search("--data", empty), "empty");
    }

    @Test
    void a_truncated_cifar_file_is_named_with_the_offset() throws IOException {
        Path data = Files.createDirectory(folder.resolve("cifar"));
        for (String name :
                List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5", "test_batch")) {
            Files.write(
                    data.resolve(name + ".bin"), new byte[name.equals("data_batch_3") ? 3 * 3073 + 100 : 20 * 3073]);
        }
        Files.writeString(data.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        refused(search("--data", data), "data_batch_3.bin", "9219");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(search("--port", taken.getLocalPort()), "port " + taken.getLocalPort() + " cannot be had");
        }
        refused(search("--port", 70_000), "--port is 70000; it must lie between 1 and 65535");
    }

    @Test
    void an_unwritable_run_folder_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        refused(
                Called.with("search", "--runs", file, "--run", "t"),
                "cannot write the run folder",
                "choose another place by --runs DIR");
    }

    @Test
    void a_run_that_exists_is_refused_with_both_ways_out() {
        RunFolder.create(runs(), "taken", Profile.read("quick").settings()).close();
        refused(Called.with("search", "--runs", runs(), "--run", "taken"), "--resume --run taken", "--run NAME");
    }

    @Test
    void a_run_name_that_is_no_search_id_is_refused() {
        refused(Called.with("search", "--runs", runs(), "--run", "My Run"), "run name 'My Run'", "lower-case letters");
    }

    @Test
    void there_is_nothing_to_resume() {
        refused(Called.with("search", "--runs", runs(), "--resume"), "no run in");
        refused(Called.with("search", "--runs", runs(), "--resume", "--run", "gone"), "no run 'gone'");
    }

    @Test
    void resume_takes_no_settings() {
        refused(search("--resume", "--seed", 3), "leave out --seed");
    }

    @Test
    void a_bad_budget_is_shown_both_forms() {
        refused(search("--budget", "lots"), "--budget is 'lots'", "10m", "200");
    }

    @Test
    void a_bad_server_is_refused() {
        refused(search("--server", "nonsense"), "--server is 'nonsense'", "http://");
        refused(search("--server", "http://127.0.0.1:1", "--trainers", 2), "leave out --port and --trainers");
        refused(
                search("--server", "http://127.0.0.1:1", "--data", "/some/folder"),
                "a name that the workers there know");
    }

    @Test
    void unknown_options_and_commands_suggest_the_nearest() {
        refused(search("--bugdet", "3"), "unknown option '--bugdet'", "did you mean '--budget'");
        refused(Called.with("serch"), "unknown command 'serch'", "did you mean 'search'");
        refused(Called.with(), "a command is missing", "--help");
        refused(Called.with("bench"), "a benchmark is missing", "evonorm bench --help");
    }

    @Test
    void values_of_the_wrong_kind_are_echoed() {
        refused(search("--seed", "x"), "'x'", "--seed");
        refused(
                Called.with("evaluate", "bn-relu", "--anchor", "vgg", "--steps", 1),
                "unknown anchor 'vgg'",
                "resnet50");
        refused(Called.with("evaluate", "bn-relu", "--anchor", "resnet50", "--steps", 0), "--steps is 0", "between 1");
        refused(Called.with("evaluate", "bn-relu", "--anchor", "resnet50"), "--steps");
        refused(Called.with("data", "mnist"), "unknown data set 'mnist'");
        refused(Called.with("top", "gone", "--runs", runs()), "no run 'gone'");
        refused(search("--trainers", 0), "--trainers is 0");
    }

    @Test
    void a_trainer_joins_what_is_at_work() {
        RunFolder.create(runs(), "idle", Profile.read("quick").settings()).close();
        refused(Called.with("trainer"), "--join", "--server");
        refused(Called.with("trainer", "--join", "gone", "--runs", runs()), "no run 'gone'");
        refused(
                Called.with("trainer", "--join", "idle", "--runs", runs()),
                "no search is at work",
                "--resume --run idle");
        refused(Called.with("trainer", "--server", "http://x:1"), "--server is 'http://x:1'", "localhost:29092");
        refused(Called.with("trainer", "--server", "x:1", "--jobs", 0), "--jobs is 0", "between 1");
        refused(Called.with("trainer", "--server", "x:1", "--duration", "long"), "--duration is 'long'");
    }

    @Test
    void a_load_is_measured_within_limits() {
        refused(Called.with("bench", "load"), "nothing to measure", "--workers");
        refused(Called.with("bench", "load", "--workers", 0), "--workers is 0", "between 1 and 5000");
        refused(Called.with("bench", "load", "--workers", 1, "--task", "long"), "--task is 'long'");
        refused(Called.with("bench", "load", "--members", 2_000_000), "--members is 2000000");
        refused(Called.with("bench", "memory", "--candidates", 0), "--candidates is 0", "between 1 and 100000");
        refused(Called.with("bench", "memory", "--steps", 0), "--steps is 0", "between 1 and 10000");
        refused(Called.with("bench", "resume", "--times", 0), "--times is 0", "between 1 and 100");
        refused(Called.with("bench", "resume", "--work", "soon"), "--work is 'soon'");
    }

    @Test
    void a_server_that_does_not_answer_is_an_environment_that_lacks_something() {
        Called call = Called.with("search", "--runs", runs(), "--run", "far", "--server", "http://127.0.0.1:1");
        assertThat(call.exitCode()).isEqualTo(3);
        assertThat(call.err())
                .contains("no selector takes searches at http://127.0.0.1:1: nothing answers there")
                .doesNotContain("\tat ");
    }
}
