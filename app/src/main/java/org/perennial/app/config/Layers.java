package org.perennial.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The layers of settings as they are laid over each other; each knows where its values were set. */
final class Layers {
    private static final ObjectMapper YAML = new YAMLMapper(new YAMLFactory());
    private static final String DEFAULTS = "defaults.yaml";
    private static final String PASSED_THROUGH = "kafka";
    private static final String PREFIX = "PERENNIAL_";
    /** Variables of the launcher, which are no settings. */
    private static final Set<String> LAUNCHER = Set.of(
            "PERENNIAL_OPTS", "PERENNIAL_JIT_LEVEL", "PERENNIAL_HOME", "PERENNIAL_CONFIG", "PERENNIAL_LOG_LEVEL");

    private final ObjectNode tree;
    private final Map<String, JsonNode> known = new TreeMap<>();
    private final Map<String, String> origins = new LinkedHashMap<>();

    private Layers(ObjectNode tree) {
        this.tree = tree;
        leaves("", tree, known);
    }

    static Layers ofDefaults() {
        try {
            return new Layers((ObjectNode) YAML.readTree(defaultsText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the built-in " + DEFAULTS + " is broken", e);
        }
    }

    ObjectNode tree() {
        return tree;
    }

    Map<String, String> origins() {
        return origins;
    }

    void addFile(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("there is no configuration file " + file + "; check --config", e);
        } catch (IOException e) {
            throw new ConfigurationException("the configuration file " + file + " cannot be read: " + e, e);
        }
        Map<String, String> places = new LinkedHashMap<>();
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                return;
            }
            check(file, "", root, places);
            merge("", tree, YAML.readTree(text), places);
        } catch (MarkedYAMLException e) {
            throw new ConfigurationException(file + " is not YAML: " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException(file + " is not YAML: " + e.getOriginalMessage(), e);
        }
    }

    void addEnvironment(Map<String, String> environment) {
        Map<String, String> names = new TreeMap<>();
        known.keySet().forEach(key -> names.put(variable(key), key));
        environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX) && !LAUNCHER.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    String name = entry.getKey();
                    String key = names.get(name);
                    if (key == null && name.startsWith(PREFIX + "KAFKA_")) {
                        key = "kafka."
                                + name.substring((PREFIX + "KAFKA_").length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '.');
                    }
                    if (key == null) {
                        throw new ConfigurationException("the variable " + name + " names no setting"
                                + nearest(name, names.keySet()) + "; `perennial config explain` lists all");
                    }
                    set(key, entry.getValue(), "variable " + name);
                });
    }

    void addSet(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new ConfigurationException("--set " + assignment + " must have the form key=value");
        }
        String key = assignment.substring(0, equals);
        if (!known.containsKey(key) && !key.startsWith(PASSED_THROUGH + ".")) {
            throw unknown("--set " + assignment, key);
        }
        set(key, assignment.substring(equals + 1), "--set");
    }

    /** What the comments above each key of the defaults say. */
    static Map<String, String> descriptions() {
        Pattern entry = Pattern.compile("^(\\s*)([a-z][a-z0-9.-]*):.*$");
        Map<String, String> about = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        StringBuilder comment = new StringBuilder();
        for (String line : defaultsText().split("\n")) {
            String stripped = line.strip();
            Matcher matcher = entry.matcher(line);
            if (stripped.startsWith("#")) {
                comment.append(comment.isEmpty() ? "" : " ")
                        .append(stripped.substring(1).strip());
            } else if (matcher.matches()) {
                int depth = matcher.group(1).length() / 2;
                while (path.size() > depth) {
                    path.removeLast();
                }
                path.addLast(matcher.group(2));
                about.put(String.join(".", path), comment.toString());
                comment.setLength(0);
            } else {
                comment.setLength(0);
            }
        }
        return about;
    }

    static void leaves(String prefix, JsonNode node, Map<String, JsonNode> into) {
        node.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                leaves(key + ".", entry.getValue(), into);
            } else {
                into.put(key, entry.getValue());
            }
        });
    }

    private void check(Path file, String prefix, Node node, Map<String, String> places) {
        if (!(node instanceof MappingNode mapping)) {
            throw new ConfigurationException(at(file, node) + ": expected settings below "
                    + (prefix.isEmpty() ? "the top" : prefix.substring(0, prefix.length() - 1))
                    + ", one `key: value` a line");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = prefix + (tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?");
            places.put(key, at(file, tuple.getKeyNode()));
            boolean isSection = known.keySet().stream().anyMatch(each -> each.startsWith(key + "."));
            if (key.startsWith(PASSED_THROUGH + ".")) {
                continue;
            }
            if (key.equals(PASSED_THROUGH) || isSection) {
                if (tuple.getValueNode() instanceof MappingNode || isSection) {
                    check(file, key + ".", tuple.getValueNode(), places);
                }
            } else if (!known.containsKey(key)) {
                throw unknown(at(file, tuple.getKeyNode()), key);
            }
        }
    }

    private void merge(String prefix, ObjectNode target, JsonNode overlay, Map<String, String> places) {
        overlay.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            if (key.startsWith(PASSED_THROUGH + ".") && prefix.isEmpty()) { // written with dots, as --set takes it
                set(key, entry.getValue().asText(), places.getOrDefault(key, "file"));
            } else if (entry.getValue().isObject() && target.path(entry.getKey()) instanceof ObjectNode below) {
                merge(key + ".", below, entry.getValue(), places);
            } else {
                target.set(entry.getKey(), entry.getValue());
                origins.put(key, places.getOrDefault(key, "file"));
            }
        });
    }

    private void set(String key, String text, String origin) {
        JsonNode value;
        try {
            value = text.isEmpty() ? YAML.getNodeFactory().textNode("") : YAML.readTree(text);
        } catch (JsonProcessingException e) {
            value = YAML.getNodeFactory().textNode(text);
        }
        JsonNode standard = known.get(key);
        if (standard instanceof ArrayNode && !value.isArray()) {
            ArrayNode list = YAML.createArrayNode();
            for (String part : text.split(",")) {
                list.add(part.strip());
            }
            value = list;
        } else if (value.isContainerNode() && !(standard instanceof ArrayNode)) {
            value = YAML.getNodeFactory().textNode(text);
        }
        if (key.startsWith(PASSED_THROUGH + ".")) {
            ((ObjectNode) tree.get(PASSED_THROUGH)).put(key.substring(PASSED_THROUGH.length() + 1), text);
        } else {
            ObjectNode node = tree;
            String[] parts = key.split("\\.");
            for (int i = 0; i < parts.length - 1; i++) {
                node = (ObjectNode) node.get(parts[i]);
            }
            node.set(parts[parts.length - 1], value);
        }
        origins.put(key, origin);
    }

    private ConfigurationException unknown(String where, String key) {
        return new ConfigurationException(where + ": there is no setting " + key + nearest(key, known.keySet())
                + "; `perennial config explain` lists all");
    }

    private static String at(Path file, Node node) {
        return file + ", line " + (node.getStartMark().getLine() + 1) + ", column "
                + (node.getStartMark().getColumn() + 1);
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static String nearest(String word, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparingInt(each -> distance(word, each)))
                .filter(each -> distance(word, each) <= Math.max(2, word.length() / 3))
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    private static String defaultsText() {
        try (InputStream in = Layers.class.getResourceAsStream(DEFAULTS)) {
            if (in == null) {
                throw new IllegalStateException(DEFAULTS + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
