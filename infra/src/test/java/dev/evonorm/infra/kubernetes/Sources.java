package dev.evonorm.infra.kubernetes;

import dev.evonorm.contracts.event.Topics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the services' own files say of topics and groups: their channels by their properties, their queues and answers by
 * the names of topics in their code. Nothing of a service is on the class path here, so a service may be broken.
 */
record Sources(Path root) {
    private static final Pattern CHANNEL = Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.(\\w+)\\.(.+)");
    private static final Pattern TOPIC = Pattern.compile("Topics\\.([A-Z]+)\\b");
    private static final Pattern QUEUE = Pattern.compile("queues\\.start\\(\\s*Topics\\.([A-Z]+)");
    private static final Pattern GROUP = Pattern.compile("String GROUP = \"(\\w+)\"");
    private static final Pattern PARTITIONS = Pattern.compile("@WithDefault\\(\"(\\d+)\"\\)\\s+int partitions\\(\\)");

    int defaultPartitions() throws IOException {
        Path config = root.resolve("libs/service-kit/src/main/java/dev/evonorm/service/ServiceConfig.java");
        Matcher matcher = PARTITIONS.matcher(Files.readString(config));
        if (!matcher.find()) {
            throw new AssertionError("ServiceConfig tells no default of partitions");
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** The group of a service on the topics of one of its channels. */
    record Channel(String service, String group, List<String> topics) {
        Set<String> deadLetters() {
            return topics.stream()
                    .map(topic -> Topics.deadLetters(topic, group))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The incoming channels of all services. */
    List<Channel> channels() throws IOException {
        List<Channel> channels = new ArrayList<>();
        for (String service : Overlay.SERVICES) {
            Properties properties = properties(service);
            for (String key : properties.stringPropertyNames()) {
                Matcher matcher = CHANNEL.matcher(key);
                if (matcher.matches() && matcher.group(3).equals("group.id")) {
                    String prefix = key.substring(0, key.length() - "group.id".length());
                    channels.add(new Channel(service, properties.getProperty(key), topics(properties, prefix)));
                }
            }
        }
        return channels;
    }

    /** The topics of a channel: one by {@code topic}, or several by {@code topics}. */
    private static List<String> topics(Properties properties, String prefix) {
        String several = properties.getProperty(prefix + "topics");
        return several == null ? List.of(properties.getProperty(prefix + "topic")) : List.of(several.split(","));
    }

    /** The topics that each service reads. */
    Map<String, Set<String>> reads() throws IOException {
        Map<String, Set<String>> reads = new TreeMap<>();
        for (String service : Overlay.SERVICES) {
            Set<String> topics = channelTopics(service, "incoming");
            topics.addAll(named(service, QUEUE));
            reads.put(service, topics);
        }
        return reads;
    }

    /** The topics that each service writes; of one with a queue, those that its code names besides the queue's. */
    Map<String, Set<String>> writes() throws IOException {
        Map<String, Set<String>> writes = new TreeMap<>();
        for (String service : Overlay.SERVICES) {
            Set<String> topics = channelTopics(service, "outgoing");
            Set<String> queues = named(service, QUEUE);
            if (!queues.isEmpty()) {
                topics.addAll(named(service, TOPIC));
                topics.removeAll(queues);
            }
            writes.put(service, topics);
        }
        return writes;
    }

    /** The share groups of each service that has queues. */
    Map<String, Set<String>> queues(List<String> anchors) throws IOException {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (String service : Overlay.SERVICES) {
            if (named(service, QUEUE).isEmpty()) {
                continue;
            }
            Set<String> found = GROUP.matcher(code(service))
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            groups.put(
                    service,
                    found.isEmpty() ? anchors.stream().map(Topics::taskGroup).collect(Collectors.toSet()) : found);
        }
        return groups;
    }

    private Set<String> channelTopics(String service, String direction) throws IOException {
        Set<String> topics = new TreeSet<>();
        properties(service).forEach((key, value) -> {
            Matcher matcher = CHANNEL.matcher(key.toString());
            if (matcher.matches()
                    && matcher.group(1).equals(direction)
                    && matcher.group(3).matches("topics?")) {
                topics.addAll(List.of(value.toString().split(",")));
            }
        });
        return topics;
    }

    private Set<String> named(String service, Pattern pattern) throws IOException {
        Set<String> topics = new TreeSet<>();
        Matcher matcher = pattern.matcher(code(service));
        while (matcher.find()) {
            try {
                topics.add((String) Topics.class.getField(matcher.group(1)).get(null));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(service + " names an unknown topic " + matcher.group(), e);
            }
        }
        return topics;
    }

    private Properties properties(String service) throws IOException {
        Properties properties = new Properties();
        Path file = root.resolve("services").resolve(service).resolve("src/main/resources/application.properties");
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    /** The service's own code, and that of the kit which runs its tasks, if it has any. */
    private String code(String service) throws IOException {
        Path folder = root.resolve("services").resolve(service);
        String own = text(folder.resolve("src/main/java"));
        return Files.readString(folder.resolve("pom.xml")).contains("<artifactId>task-kit</artifactId>")
                ? own + text(root.resolve("libs/task-kit/src/main/java"))
                : own;
    }

    /** All Java files below a folder. */
    static String text(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}
