package org.perennial.watch.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.perennial.contract.Json;
import org.perennial.watch.search.Found;

/** A JSON Feed, version 1.1; texts are texts, never markup. */
final class JsonFeedExport implements Export {
    private final JsonGenerator json;

    JsonFeedExport(OutputStream out, String title) throws IOException {
        this.json = Json.mapper().getFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("version", "https://jsonfeed.org/version/1.1");
        json.writeStringField("title", title);
        json.writeArrayFieldStart("items");
    }

    @Override
    public void add(Found found) throws IOException {
        Entry entry = new Entry(found);
        json.writeStartObject();
        json.writeStringField("id", entry.id());
        String page = entry.page();
        if (page != null) {
            json.writeStringField("url", page);
        }
        json.writeStringField("title", entry.title());
        json.writeStringField("content_text", entry.text());
        json.writeStringField("date_published", entry.appeared().toString());
        json.writeStringField("date_modified", entry.updated().toString());
        json.writeArrayFieldStart("authors");
        for (String author : entry.authors()) {
            json.writeStartObject();
            json.writeStringField("name", author);
            json.writeEndObject();
        }
        json.writeEndArray();
        String language = entry.language();
        if (language != null) {
            json.writeStringField("language", language);
        }
        json.writeArrayFieldStart("tags");
        for (String event : entry.events()) {
            json.writeString(event);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public void finish() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
