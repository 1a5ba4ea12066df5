package org.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perennial.testkit.Articles;

class ExportApiIT {
    private final WebTestBed bed = WebTestBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aSearchIsHadAsAFile() {
        bed.store(Articles.enriched("a", "Baku", "=1+1"), Articles.enriched("b", "Tbilisi", "text"));
        HttpResponse<String> answer = bed.get("/api/v1/export?format=csv&q=baku");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"perennial.csv\"");
        assertThat(answer.body().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(",Baku,")
                .endsWith(",'=1+1");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/export, format is missing",
        "/api/v1/export?format=pdf, format=pdf is unknown",
        "/api/v1/export?format=csv&q=lnag:az, unknown field",
        "/api/v1/export?format=csv&zone=Nowhere, zone=Nowhere is no time zone"
    })
    void whatCannotBeUnderstoodIsNamed(String address, String detail) {
        HttpResponse<String> answer = bed.get(address);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(detail);
    }
}
