package dev.evonorm.cli.search;

import dev.evonorm.cli.refusal.Refusal;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a selector elsewhere asks of its callers. It comes from a file or the environment, never from the command line, which
 * every user of the machine can read and which is kept in the run folder; and it is written nowhere.
 */
public final class ApiToken {
    static final String VARIABLE = "EVONORM_API_TOKEN";
    static final String FILE_VARIABLE = "EVONORM_API_TOKEN_FILE";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/-]{1,8192}=*");

    private final String text;

    private ApiToken(String text) {
        this.text = text;
    }

    /**
     * The token of the file, else of the environment's variable, else of the file that the environment names.
     *
     * @param file of {@code --token-file}
     */
    public static Optional<ApiToken> find(@Nullable Path file, Map<String, String> environment) {
        if (file != null) {
            return Optional.of(read(file));
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return Optional.of(checked(VARIABLE, variable));
        }
        String named = environment.getOrDefault(FILE_VARIABLE, "");
        return named.isBlank() ? Optional.empty() : Optional.of(read(Path.of(named)));
    }

    /** The value of the Authorization header. */
    String header() {
        return "Bearer " + text;
    }

    private static ApiToken read(Path file) {
        try {
            return checked(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw Refusal.wrongUse(
                    "the token file %s cannot be read (%s); name one that holds the selector's token",
                    file, e.getClass().getSimpleName());
        }
    }

    private static ApiToken checked(String where, String text) {
        String token = text.strip();
        if (!FORM.matcher(token).matches()) {
            throw Refusal.wrongUse("%s holds no token; a token is one word of letters, digits and -._~+/", where);
        }
        return new ApiToken(token);
    }

    @Override
    public String toString() {
        return "a token";
    }
}
