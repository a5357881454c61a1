package dev.evonorm.infra.kubernetes;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The environment variables that the services understand: the keys of every {@code @ConfigMapping} interface, as SmallRye
 * derives them from names, those of every properties file, and what Kafka's clients know. Read from the sources.
 */
final class ConfigKeys {
    private static final Pattern MAPPING =
            Pattern.compile("@ConfigMapping\\(prefix = \"([\\w.]+)\"\\)\\s*(?:public )?interface \\w+ \\{");
    private static final Pattern MEMBER = Pattern.compile("interface (\\w+) \\{|([\\w<>, ]+?)\\s+(\\w+)\\(\\);");
    private static final Pattern NOISE = Pattern.compile("/\\*.*?\\*/|//[^\\n]*|@\\w+(\\([^)]*\\))?", Pattern.DOTALL);
    /** Quarkus' own that no file of ours names, and what Java itself reads. */
    private static final Set<String> OTHERS =
            Set.of("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "QUARKUS_OTEL_METRICS_EXPORTER", "JDK_JAVA_OPTIONS");

    private final Set<String> names = new TreeSet<>(OTHERS);
    private final Set<String> prefixes = new HashSet<>();

    ConfigKeys(Path root) throws IOException {
        for (Path file : files(root, path -> path.toString().endsWith(".java"))) {
            mappings(Files.readString(file));
        }
        for (Path file : files(root, path -> path.toString().endsWith(".properties"))) {
            Properties properties = new Properties();
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
            properties.stringPropertyNames().forEach(key -> names.add(environment(key)));
        }
        Stream.concat(ConsumerConfig.configNames().stream(), ProducerConfig.configNames().stream())
                .forEach(name -> names.add(environment("kafka." + name)));
    }

    boolean knows(String variable) {
        return names.contains(variable) || prefixes.stream().anyMatch(variable::startsWith);
    }

    private void mappings(String source) {
        Matcher mapping = MAPPING.matcher(source);
        while (mapping.find()) {
            String body = NOISE.matcher(body(source, mapping.end())).replaceAll("");
            members(body, mapping.group(1), nested(body));
        }
    }

    private void members(String body, String prefix, Map<String, String> nested) {
        String own = body;
        for (String inner : nested(body).values()) {
            own = own.replace(inner, "");
        }
        Matcher member = MEMBER.matcher(own);
        while (member.find()) {
            if (member.group(3) == null) {
                continue;
            }
            String key = prefix + "." + kebab(member.group(3));
            String type = member.group(2).strip();
            if (nested.containsKey(type)) {
                members(nested.get(type), key, nested);
            } else if (type.startsWith("Map<")) {
                prefixes.add(environment(key) + "_");
            } else {
                names.add(environment(key));
            }
        }
    }

    /** The bodies of the interfaces inside, at any depth, by name. */
    private static Map<String, String> nested(String body) {
        Map<String, String> nested = new TreeMap<>();
        Matcher member = MEMBER.matcher(body);
        while (member.find()) {
            if (member.group(1) != null) {
                nested.put(member.group(1), body(body, member.end()));
            }
        }
        return nested;
    }

    /** From behind an opening brace to its closing one. */
    private static String body(String text, int start) {
        int depth = 1;
        int end = start;
        while (depth > 0) {
            char c = text.charAt(end++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return text.substring(start, end - 1);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String environment(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Path> files(Path root, Predicate<Path> wanted) throws IOException {
        Set<Path> files = new TreeSet<>();
        for (String module : List.of("libs/service-kit", "services")) {
            try (Stream<Path> all = Files.walk(root.resolve(module))) {
                all.filter(path -> path.toString().contains("src/main/"))
                        .filter(wanted)
                        .forEach(files::add);
            }
        }
        return List.copyOf(files);
    }
}
