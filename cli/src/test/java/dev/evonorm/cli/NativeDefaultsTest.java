package dev.evonorm.cli;

import dev.evonorm.training.process.NativeDefaults;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What is set before Java starts is what Java sets for the processes that it starts. */
class NativeDefaultsTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void theCommandAndTheImagesSetTheSame() throws IOException {
        String command = Files.readString(ROOT.resolve("evonorm"));
        String image = Files.readString(ROOT.resolve("infra/docker/Dockerfile"));

        NativeDefaults.values().forEach((name, value) -> {
            assertThat(command).contains(name + "=${" + name + ":-" + value + "}");
            assertThat(image).contains(name + "=" + value);
        });
    }

    @Test
    void theEnvironmentsOwnWordPrevails() {
        Map<String, String> environment = new HashMap<>(Map.of("XLA_FLAGS", "--own"));

        NativeDefaults.addTo(environment);

        assertThat(environment)
                .containsEntry("XLA_FLAGS", "--own")
                .containsKeys(NativeDefaults.values().keySet().toArray(String[]::new));
    }
}
