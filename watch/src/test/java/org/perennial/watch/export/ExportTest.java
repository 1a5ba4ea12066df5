package org.perennial.watch.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.contract.Language;
import org.perennial.contract.RawArticle;
import org.perennial.testkit.Articles;
import org.perennial.watch.search.Found;
import org.w3c.dom.Element;

class ExportTest {
    private static final Instant NOW = Instant.parse("2025-03-01T00:00:00Z");
    private static final String ARABIC = "ذكرى مجزرة خوجالي الـ٣٣";
    private static final String CHINESE = "霍贾利大屠杀三十三周年";
    private static final String EMOJI = "Candles 🕯️ in Bakı 🇦🇿";
    private static final String MARKUP = "<script>alert(1)</script> & \"quotes\" ]]>";

    @Test
    void aTableReadsBackAsItWasInEveryScript() throws IOException {
        List<CsvRecord> rows =
                csv(ExportFormat.CSV, found(ARABIC, "line one\r\nline \"two\", and three"), found(CHINESE, EMOJI));
        assertThat(rows).extracting(row -> row.getField(4)).containsExactly("title", ARABIC, CHINESE);
        assertThat(rows.get(1).getField(17)).isEqualTo("line one\r\nline \"two\", and three");
        assertThat(rows.get(2).getField(17)).isEqualTo(EMOJI);
    }

    @Test
    void aCleanTableHasNoByteOrderMarkAndLinesEndAsTheStandardSays() throws IOException {
        String text = new String(bytes(ExportFormat.CSV, found("One", "text")), StandardCharsets.UTF_8);
        assertThat(text).startsWith("appeared,language,").endsWith("text\r\n");
        assertThat(text.lines()).hasSize(2);
    }

    @Test
    void excelIsToldOfUtf8() throws IOException {
        assertThat(bytes(ExportFormat.CSV_EXCEL, found("One", "text")))
                .startsWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x.example\")",
                "+1",
                "-1+cmd",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\nx",
                "＝1",
                "＋1",
                "－1",
                "＠A"
            })
    void aCellThatBeginsLikeAFormulaIsAText(String cell) throws IOException {
        assertThat(csv(ExportFormat.CSV, found(cell, cell)).get(1).getField(4)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "plain,plain", "a=b,a=b", "'''=1','''=1'"})
    void otherCellsStayAsTheyAre(String cell, String written) {
        assertThat(CsvExport.harmless(cell)).isEqualTo(written);
    }

    @Test
    void aWorkbookReadsBackAsItWasInEveryScript() throws IOException {
        List<List<Row>> sheets = sheets(
                bytes(ExportFormat.XLSX, found(ARABIC, EMOJI), found("=1+1", "a\u0001b"), found(CHINESE, MARKUP)));
        assertThat(sheets).hasSize(1);
        assertThat(sheets.get(0))
                .extracting(row -> row.getCellText(4))
                .containsExactly("title", ARABIC, "=1+1", CHINESE);
        assertThat(sheets.get(0))
                .extracting(row -> row.getCellText(17))
                .containsExactly("text", EMOJI, "a\uFFFDb", MARKUP);
        assertThat(sheets.get(0).get(2).getCell(4).getType().name()).isEqualTo("STRING");
    }

    @Test
    void aTextLongerThanACellIsCutBetweenCharactersAndThatIsSaid() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export export = new XlsxExport(out);
        export.add(found("Long", "x" + "🕯".repeat(20_000)));
        export.finish();
        String text = sheets(out.toByteArray()).get(0).get(1).getCellText(17);
        assertThat(text).hasSizeLessThanOrEqualTo(XlsxExport.LONGEST_CELL).endsWith("🕯…");
        assertThat(export.notices()).singleElement().asString().startsWith("1 text was cut to 32767 characters");
    }

    @Test
    void aFullSheetIsFollowedByAnotherAndThatIsSaid() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export export = new XlsxExport(out, 3);
        for (int i = 0; i < 5; i++) {
            export.add(found("Title " + i, "text"));
        }
        export.finish();
        assertThat(sheets(out.toByteArray())).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(export.notices())
                .containsExactly("the articles stand in 3 sheets, since a sheet of Excel holds 3 rows");
    }

    @Test
    void aLineOfJsonHoldsTheWholeArticle() throws IOException {
        Found found = found(ARABIC, MARKUP);
        JsonNode line = Json.mapper().readTree(bytes(ExportFormat.JSONL, found));
        assertThat(Json.mapper().treeToValue(line.get("article"), EnrichedArticle.class))
                .isEqualTo(found.article());
        assertThat(line.get("copies").asInt()).isEqualTo(3);
        assertThat(line.get("appeared").asText()).isEqualTo("2025-02-25T09:10:00Z");
    }

    @Test
    void anAtomFeedHoldsWhatTheStandardAsksForAndTextIsText() throws Exception {
        Element feed = atom(bytes(ExportFormat.ATOM, found(ARABIC, MARKUP + EMOJI + "\u0001"), found("Two", "text")));
        for (String required : List.of("id", "title", "updated", "author")) {
            assertThat(feed.getElementsByTagName(required).getLength())
                    .as(required)
                    .isGreaterThanOrEqualTo(3);
        }
        Element entry = (Element) feed.getElementsByTagName("entry").item(0);
        assertThat(entry.getAttribute("xml:lang")).isEqualTo("ar");
        assertThat(entry.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(ARABIC);
        assertThat(entry.getElementsByTagName("content").item(0).getTextContent())
                .isEqualTo(MARKUP + EMOJI + "\uFFFD");
        assertThat(entry.getElementsByTagName("id").item(0).getTextContent()).matches("urn:uuid:[0-9a-f-]{36}");
        assertThat(((Element) entry.getElementsByTagName("link").item(0)).getAttribute("href"))
                .isEqualTo("https://herald.example/article");
    }

    @Test
    void anEmptyAtomFeedIsOne() throws Exception {
        Element feed = atom(bytes(ExportFormat.ATOM));
        assertThat(feed.getElementsByTagName("updated").item(0).getTextContent())
                .isEqualTo(NOW.toString());
    }

    @Test
    void aJsonFeedHoldsWhatTheStandardAsksFor() throws IOException {
        JsonNode feed = Json.mapper().readTree(bytes(ExportFormat.JSON_FEED, found(CHINESE, MARKUP)));
        assertThat(feed.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.at("/items/0/title").asText()).isEqualTo(CHINESE);
        assertThat(feed.at("/items/0/content_text").asText()).isEqualTo(MARKUP);
        assertThat(feed.at("/items/0/date_published").asText()).isEqualTo("2025-02-25T09:10:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "not an address"})
    void anAddressThatIsNoPageIsLeftOutOfFeeds(String url) {
        EnrichedArticle article = EnrichedArticle.of(Json.read(
                Json.write(Articles.raw("herald", "Title", "text")).replace("https://herald.example/article", url),
                RawArticle.class));
        assertThat(new Entry(new Found(article, Articles.FETCHED, 0)).page()).isNull();
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void anEmptyListIsAWholeFile(ExportFormat format) throws IOException {
        assertThat(bytes(format).length).isGreaterThanOrEqualTo(format == ExportFormat.JSONL ? 0 : 10);
        assertThat(ExportFormat.of(format.word())).contains(format);
    }

    private static Found found(String title, String text) {
        EnrichedArticle article =
                Articles.enriched("herald", title, text).withLanguage(new Language("ar", 0.9, List.of(), List.of()));
        return new Found(article, Articles.FETCHED, 3);
    }

    private static byte[] bytes(ExportFormat format, Found... all) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export export = format.open(out, "the \"query\" <b>", NOW);
        for (Found found : all) {
            export.add(found);
        }
        export.finish();
        return out.toByteArray();
    }

    private static List<CsvRecord> csv(ExportFormat format, Found... all) throws IOException {
        String text = new String(bytes(format, all), StandardCharsets.UTF_8);
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static List<List<Row>> sheets(byte[] workbook) throws IOException {
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return read.getSheets()
                    .map(sheet -> {
                        try {
                            return sheet.read();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static Element atom(byte[] feed) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed))
                .getDocumentElement();
    }
}
