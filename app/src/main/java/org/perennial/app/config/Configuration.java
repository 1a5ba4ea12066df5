package org.perennial.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All settings as they are in force, each with where it was set. Immutable. */
public final class Configuration {
    private static final ObjectMapper BINDER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationDeserializer()))
            .build();

    private final ObjectNode tree;
    private final Map<String, String> origins;

    private Configuration(ObjectNode tree, Map<String, String> origins) {
        this.tree = tree;
        this.origins = Map.copyOf(origins);
    }

    /**
     * The defaults, overlaid by a file, by variables and by single settings.
     *
     * @param file the user's file; absent for none
     * @param environment the process's variables; those that begin with {@code PERENNIAL_} count
     * @param sets {@code key=value} as given on the command line, in order
     * @throws ConfigurationException if a key is unknown or a value has the wrong form
     */
    public static Configuration load(@Nullable Path file, Map<String, String> environment, List<String> sets) {
        Layers layers = Layers.ofDefaults();
        if (file != null) {
            layers.addFile(file);
        }
        layers.addEnvironment(environment);
        sets.forEach(layers::addSet);
        return new Configuration(layers.tree(), layers.origins());
    }

    /**
     * A section as the record that a stage wants.
     *
     * @throws ConfigurationException if a value does not fit; the message names the key, the value and its origin
     */
    public <T> T section(String name, Class<T> type) {
        return bind(tree.path(name), name, type);
    }

    /** A section with more keys put into it that the user cannot set, such as paths below the data directory. */
    public <T> T section(String name, Map<String, ?> more, Class<T> type) {
        ObjectNode section = tree.path(name).deepCopy();
        more.forEach((key, value) -> section.set(key, BINDER.valueToTree(value)));
        return bind(section, name, type);
    }

    private <T> T bind(JsonNode section, String name, Class<T> type) {
        try {
            return BINDER.treeToValue(section, type);
        } catch (JsonMappingException e) {
            throw unusable(name, section, e);
        } catch (JsonProcessingException e) {
            throw new ConfigurationException("the section " + name + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** The setting of this key as text; absent if it is null. */
    public @Nullable String text(String key) {
        JsonNode node = node(key);
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    /** The setting of this key as a path. */
    public Path path(String key) {
        String text = text(key);
        if (text == null) {
            throw new ConfigurationException(key + " is not set; it names a path");
        }
        return Path.of(text);
    }

    /** The settings below {@code kafka}, passed to Kafka's clients as they stand. */
    public Map<String, Object> kafka() {
        Map<String, Object> settings = new LinkedHashMap<>();
        tree.path("kafka")
                .properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        return settings;
    }

    /** Every setting in force, sorted by key. */
    public List<Setting> settings() {
        Map<String, String> about = Layers.descriptions();
        Map<String, JsonNode> leaves = new TreeMap<>();
        Layers.leaves("", tree, leaves);
        return leaves.entrySet().stream()
                .map(leaf -> new Setting(
                        leaf.getKey(),
                        leaf.getValue().toString(),
                        origins.getOrDefault(leaf.getKey(), "default"),
                        about.getOrDefault(leaf.getKey(), "passed to Kafka's clients")))
                .toList();
    }

    private JsonNode node(String key) {
        JsonNode node = tree;
        for (String part : key.split("\\.")) {
            node = node.path(part);
        }
        return node;
    }

    private ConfigurationException unusable(String section, JsonNode values, JsonMappingException e) {
        String below = e.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "" + reference.getIndex() : reference.getFieldName())
                .collect(Collectors.joining("."));
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof IllegalArgumentException)) {
            root = root.getCause();
        }
        if (root instanceof IllegalArgumentException && root.getMessage() != null && below.isEmpty()) {
            return new ConfigurationException(root.getMessage(), e); // a stage's own check names key and value
        }
        String key = below.isEmpty() ? section : section + "." + below;
        JsonNode value = values;
        for (String part : below.split("\\.")) {
            value = part.isEmpty() ? value : value.path(part);
        }
        String reason = root instanceof JsonMappingException mapping ? mapping.getOriginalMessage() : root.getMessage();
        return new ConfigurationException(
                key + " cannot be " + value + " (" + origins.getOrDefault(key, "default") + "): " + reason
                        + ". `perennial config explain " + key + "` says what it takes",
                e);
    }
}
