package dev.evonorm.cli.stack;

import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.training.process.JavaCommand;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the built applications lie, and how they are started.
 *
 * @param home the project's root
 * @param recording whether each start is to leave an archive of its classes, for {@link #adopt}
 */
public record Installation(Path home, boolean recording) {
    private static final String BROKER = "dev.evonorm.stack.BrokerMain";
    private static final String CLASS_DATA = "target/class-data";
    private static final int SMALLEST_HEAP = 128;
    private static final String EVAL = "eval-service";
    private static final List<String> SERVICES =
            List.of("selector-service", "mutator-service", "rejection-service", "trainer-service", EVAL);

    /** One whose programs are started as quickly as they can be. */
    public Installation(Path home) {
        this(home, false);
    }

    /** The folder that the {@code evonorm} script names, else the one around this class. */
    public static Installation find() {
        String named = System.getProperty("evonorm.home");
        if (named != null) {
            return new Installation(Path.of(named));
        }
        try {
            Path classes = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = classes; folder != null; folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("services")) && Files.isRegularFile(folder.resolve("evonorm"))) {
                    return new Installation(folder);
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("this class comes from no file", e);
        }
        throw Refusal.environment("the services are not to be found; call the evonorm script in the project's root");
    }

    private Path application(String service) {
        return home.resolve("services").resolve(service).resolve("target/quarkus-app");
    }

    /** The end of a command line that starts a service. */
    List<String> service(String name) {
        return start(Program.quarkus(name, application(name)));
    }

    /** The end of a command line that starts a broker, before its arguments. */
    List<String> broker() {
        return start(brokerProgram());
    }

    private static Program brokerProgram() {
        String path = System.getProperty("java.class.path", "");
        List<Path> jars = Arrays.stream(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        return new Program("broker", List.of("-cp", path, BROKER), jars, BROKER);
    }

    private List<String> start(Program program) {
        try {
            boolean toRecord =
                    recording && isAwaited(program.name()) && !classData().isPrepared(program);
            return toRecord ? classData().recording(program) : classData().start(program);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + home.resolve(CLASS_DATA), e);
        }
    }

    private ClassData classData() {
        return new ClassData(home.resolve(CLASS_DATA));
    }

    /** Whether its starts are waited for; eval starts beside the work of others, and an archive costs disk. */
    private static boolean isAwaited(String program) {
        return !program.equals(EVAL);
    }

    private List<Program> awaited() {
        List<Program> programs = new ArrayList<>(List.of(brokerProgram()));
        SERVICES.stream()
                .filter(Installation::isAwaited)
                .forEach(service -> programs.add(Program.quarkus(service, application(service))));
        return programs;
    }

    /** The programs that have no archive of their classes, though one could be made and would be of use. */
    public List<String> unprepared() {
        return awaited().stream()
                .filter(program -> !classData().isPrepared(program))
                .map(Program::name)
                .toList();
    }

    /** Refuses where archives cannot be written. */
    public void requireRoomForArchives() {
        Path folder = home.resolve(CLASS_DATA);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Refusal.environment("%s cannot be made (%s); prepare as its owner", folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw Refusal.environment("%s cannot be written; prepare as its owner", folder);
        }
    }

    /** The same applications, whose starts leave archives. */
    public Installation toRecord() {
        return new Installation(home, true);
    }

    /**
     * Takes the archives that recording runs have left.
     *
     * @return the programs that have one now
     */
    public List<String> adopt() throws IOException, InterruptedException {
        List<String> adopted = new ArrayList<>();
        for (Program program : awaited()) {
            if (classData().adopt(program, JavaCommand.lasting(SMALLEST_HEAP).words())) {
                adopted.add(program.name());
            }
        }
        return adopted;
    }

    /** Refuses if a service has not been built. */
    public void requireBuilt() {
        for (String service : SERVICES) {
            Path jar = application(service).resolve("quarkus-run.jar");
            if (!Files.isRegularFile(jar)) {
                throw Refusal.environment(
                        "%s has not been built: %s is missing; run 'mvn -Dquick -DskipTests package' in %s",
                        service, jar, home);
            }
        }
    }

    /**
     * A command that starts Java as one of the stack's processes.
     *
     * @param log where its output goes; a report of its crash, if it should crash, goes beside it
     */
    List<String> java(int heapMebibytes, Path log) {
        List<String> command =
                new ArrayList<>(JavaCommand.lasting(heapMebibytes).words());
        // Whatever could not get its memory, a half-dead process must not look alive.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:ErrorFile=" + log.resolveSibling("%s-crash-%%p.txt".formatted(log.getFileName())));
        return command;
    }
}
