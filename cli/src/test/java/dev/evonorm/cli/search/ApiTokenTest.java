package dev.evonorm.cli.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiTokenTest {
    @TempDir
    Path folder;

    @Test
    void theFileComesBeforeTheEnvironmentAndItsTextBeforeItsFile() throws IOException {
        Path given = Files.writeString(folder.resolve("given"), "given");
        Path named = Files.writeString(folder.resolve("named"), "named\n");
        Map<String, String> both = Map.of(ApiToken.VARIABLE, "text", ApiToken.FILE_VARIABLE, named.toString());

        assertThat(ApiToken.find(given, both).orElseThrow().header()).isEqualTo("Bearer given");
        assertThat(ApiToken.find(null, both).orElseThrow().header()).isEqualTo("Bearer text");
        assertThat(ApiToken.find(null, Map.of(ApiToken.FILE_VARIABLE, named.toString()))
                        .orElseThrow()
                        .header())
                .isEqualTo("Bearer named");
        assertThat(ApiToken.find(null, Map.of(ApiToken.VARIABLE, " "))).isEmpty();
    }

    @Test
    void whatIsNoTokenIsRefusedWithoutBeingTold() {
        assertThatThrownBy(() -> ApiToken.find(null, Map.of(ApiToken.VARIABLE, "se cret\r\nX: y")))
                .hasMessageContaining("EVONORM_API_TOKEN holds no token")
                .hasMessageNotContaining("cret");
        assertThat(ApiToken.find(null, Map.of(ApiToken.VARIABLE, "secret")).orElseThrow())
                .hasToString("a token");
    }
}
