package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.perennial.contract.Duplicate;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.testkit.Articles;

class ApiDocumentIT {
    private final JsonNode document = read();
    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theDocumentNamesEveryRouteAndNoOther() {
        List<String> documented = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(documented).containsExactlyInAnyOrderElementsOf(bed.web().routes());
    }

    @Test
    void everyAnswerIsAsDocumented() {
        EnrichedArticle first = Articles.enriched("agency", "The statement", "text");
        bed.store(
                first,
                Articles.enriched("daily", "Copied", "text")
                        .withDuplicate(new Duplicate(Duplicate.Relation.NEAR, first.id(), first.id(), 0.9)),
                Articles.enriched("other", "Other", "other text"));
        assertIs("Page", bed.get("/api/v1/articles?limit=1"));
        assertIs("Entry", bed.get("/api/v1/articles/" + first.id()));
        assertIs("Problem", bed.get("/api/v1/articles/absent"));
        assertIs("Problem", bed.get("/api/v1/articles?limit=0"));
        assertIs("Readiness", bed.get("/readyz"));
    }

    private void assertIs(String schema, HttpResponse<String> answer) {
        ObjectNode wanted = Json.mapper().createObjectNode();
        wanted.put("$ref", "#/components/schemas/" + schema);
        wanted.set("components", document.get("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(wanted)
                        .validate(Json.read(answer.body(), JsonNode.class)))
                .as(answer.uri() + " " + answer.body())
                .isEmpty();
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("../docs/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
