package dev.evonorm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evonorm.cli.refusal.Refusal;
import dev.evonorm.cli.run.RunFolder;
import dev.evonorm.cli.stack.Installation;
import dev.evonorm.contracts.json.Json;
import dev.evonorm.contracts.settings.SearchSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * {@code provenance.json}: what it takes to tell whether two runs can be compared. The seeds and the data stand once, the
 * machine and the commit for each session, since a run may be resumed with another build.
 */
final class Provenance {
    private static final String FILE = "provenance.json";
    private static final String HASH = "sha256";

    private Provenance() {}

    /** Writes the file, or adds a session to it. */
    static void write(
            RunFolder folder,
            SearchSettings settings,
            DataChoice data,
            Installation installation,
            List<String> arguments) {
        ObjectMapper mapper = Json.mapper();
        Path file = folder.root().resolve(FILE);
        ObjectNode tree = Files.exists(file) ? read(file) : mapper.createObjectNode();
        if (!tree.has("seeds")) {
            tree.putObject("seeds")
                    .put("search", settings.seed())
                    .put("quality", settings.rejection().quality().training().seed())
                    .put("scoring", settings.scoring().seed())
                    .put("finals", settings.finals().training().seed());
            ObjectNode set = tree.putObject("data").put("name", data.name());
            Path place = data.folder();
            if (place != null) {
                set.put("folder", place.toAbsolutePath().toString());
            }
            tree.putArray("sessions");
        }
        ObjectNode session = ((ArrayNode) tree.get("sessions")).addObject();
        session.put("startedAt", Instant.now().toString());
        session.put("command", "evonorm " + String.join(" ", arguments));
        Machine.describe(session, installation.home());
        folder.writeJson(FILE, tree);
    }

    /** Adds the hash of the data unless it is there; for data that this process can open. May take seconds. */
    static void addHash(RunFolder folder, DataChoice data) {
        ObjectNode tree = read(folder.root().resolve(FILE));
        ObjectNode set = (ObjectNode) tree.get("data");
        if (!set.has(HASH) && (data.folder() != null || data.name().equals(DataChoice.SYNTHETIC))) {
            set.put(HASH, data.sha256());
            folder.writeJson(FILE, tree);
        }
    }

    /** The data of an earlier session, where they were; refused if they are not there any more. */
    static DataChoice data(RunFolder folder) {
        JsonNode data = read(folder.root().resolve(FILE)).path("data");
        String place = data.path("folder").asText("");
        if (place.isEmpty()) {
            return new DataChoice(data.path("name").asText(DataChoice.SYNTHETIC), null);
        }
        DataChoice choice = new DataChoice(data.path("name").asText(), Path.of(place));
        String then = data.path(HASH).asText("");
        String now = then.isEmpty() ? "" : choice.sha256();
        if (!now.equals(then)) {
            throw Refusal.wrongUse(
                    "the data in %s have changed since the run began (sha256 %s, then %s); put the old ones back or begin a new"
                            + " run",
                    place, now, then);
        }
        return choice;
    }

    private static ObjectNode read(Path file) {
        try {
            return (ObjectNode) Json.mapper().readTree(Files.readString(file));
        } catch (IOException | ClassCastException e) {
            throw Refusal.failed("%s cannot be read (%s); put it back or begin a new run", file, e.getMessage());
        }
    }
}
