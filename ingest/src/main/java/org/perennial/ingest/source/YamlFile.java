package org.perennial.ingest.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** The list of sources as YAML: {@code sources:}, below it one mapping for each. */
final class YamlFile {
    /** A list of 100,000 sources has about 20 MB. */
    private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = mapper();

    private YamlFile() {}

    /** What may stand in one mapping. */
    private record Item(
            @Nullable String url,
            @Nullable String source,
            @Nullable String title,
            @Nullable List<String> folders,
            @Nullable String interval,
            @Nullable String language) {}

    static ImportReport read(String text) {
        SourceList.Lines lines = new SourceList.Lines();
        try (JsonParser parser = MAPPER.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new ImportReport(List.of(), null);
            }
            if (first != JsonToken.START_OBJECT) {
                throw fault(
                        parser.currentTokenLocation(), "expected the key \"sources\" with a list of feeds below it");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (!parser.currentName().equals("sources")) {
                    throw fault(
                            parser.currentTokenLocation(),
                            "unknown key \"" + parser.currentName() + "\": the only one at this place is \"sources\"");
                }
                readList(parser, lines);
            }
        } catch (UnrecognizedPropertyException e) {
            throw fault(
                    e.getLocation(),
                    "unknown key \"" + e.getPropertyName()
                            + "\": known are url, source, title, folders, interval, language");
        } catch (JsonMappingException e) {
            String key = e.getPath().isEmpty()
                    ? "sources"
                    : e.getPath().get(e.getPath().size() - 1).getFieldName();
            throw fault(e.getLocation(), "\"" + key + "\" must be one text, or a list of texts for folders");
        } catch (JsonProcessingException e) {
            throw fault(e.getLocation(), "this is no YAML: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no YAML: " + e.getMessage(), e);
        }
        return new ImportReport(lines.all(), null);
    }

    private static void readList(JsonParser parser, SourceList.Lines lines) throws IOException {
        JsonToken opening = parser.nextToken();
        if (opening == JsonToken.VALUE_NULL) {
            return;
        }
        if (opening != JsonToken.START_ARRAY) {
            throw fault(parser.currentTokenLocation(), "\"sources\" must be a list: begin each feed with \"- url: …\"");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                take(lines, line, new Item(parser.getText(), null, null, null, null, null));
            } else {
                take(lines, line, MAPPER.readValue(parser, Item.class));
            }
        }
    }

    private static void take(SourceList.Lines lines, int line, Item item) {
        String url = item.url() == null ? "" : item.url().strip();
        if (url.isEmpty()) {
            lines.refuse(line, item.title() == null ? "" : item.title(), "it has no \"url\"");
            return;
        }
        try {
            Duration interval = item.interval() == null ? null : Duration.parse(item.interval());
            lines.take(
                    line,
                    new Source(
                            url,
                            item.source(),
                            item.title(),
                            item.folders() == null ? List.of() : item.folders(),
                            interval,
                            item.language()));
        } catch (DateTimeParseException e) {
            lines.refuse(line, url, "\"" + item.interval() + "\" is no duration: write PT15M for 15 minutes");
        } catch (IllegalArgumentException e) {
            lines.refuse(line, url, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException fault(@Nullable JsonLocation at, String what) {
        return new IllegalArgumentException(
                at == null ? what : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + what);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static ObjectMapper mapper() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setAllowDuplicateKeys(false);
        return YAMLMapper.builder(YAMLFactory.builder().loaderOptions(options).build())
                .build();
    }
}
