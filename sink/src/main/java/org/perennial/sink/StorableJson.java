package org.perennial.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Makes the strings of a JSON document such as {@link StorableText} wants them. */
final class StorableJson {
    private StorableJson() {}

    /** Replaces the characters in every string of an object, however deep. */
    static void makeStorable(ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            if (value instanceof TextNode text) {
                field.setValue(TextNode.valueOf(StorableText.of(text.textValue())));
            } else {
                makeStorableWithin(value);
            }
        }
    }

    private static void makeStorable(ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof TextNode text) {
                array.set(i, TextNode.valueOf(StorableText.of(text.textValue())));
            } else {
                makeStorableWithin(array.get(i));
            }
        }
    }

    private static void makeStorableWithin(JsonNode node) {
        if (node instanceof ObjectNode object) {
            makeStorable(object);
        } else if (node instanceof ArrayNode array) {
            makeStorable(array);
        }
    }
}
