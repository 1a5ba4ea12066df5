package org.perennial.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
    private static final String RUSSIAN =
            "Совет обсудил бюджет города и принял решение о строительстве новой школы в следующем году.";

    @ParameterizedTest
    @CsvSource({
        "windows-1251, text/html; charset=windows-1251, ''",
        "windows-1251, text/html, <meta charset=windows-1251>",
        "windows-1251, text/html, '<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">'",
        "koi8-r, text/html; charset=koi8-r, ''",
        "UTF-8, text/html; charset=windows-1251, ''",
        "UTF-8, text/html, <meta charset=iso-8859-1>",
        "windows-1251, text/html; charset=utf-8, ''",
        "UTF-16LE, '', '\uFEFF'",
        "UTF-16BE, text/html, '\uFEFF'"
    })
    void theBytesDecideWhereClaimsAreWrong(String charset, String contentType, String head) {
        byte[] page = (head + RUSSIAN).getBytes(Charset.forName(charset));

        assertThat(Decoding.html(page, contentType).text()).endsWith(RUSSIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, gb2312, 中華人民共和國與世界",
        "windows-1252, iso-8859-1, “quoted” – 10 €",
        "x-windows-949, euc-kr, 한국어 기사 똠방각하",
        "windows-31j, shift_jis, 日本語の記事①",
        "ISO-2022-JP, iso-2022-jp, 日本語の記事"
    })
    void aCharsetIsReadAsTheSupersetThatItsUsersMean(String written, String declared, String text) {
        String xml = "<?xml version='1.0' encoding='" + declared + "'?><a>" + text + "</a>";

        assertThat(Decoding.xml(xml.getBytes(Charset.forName(written)), null).text())
                .isEqualTo(xml);
    }

    @Test
    void aCharacterCutOffAtTheEndDoesNotChangeTheCharset() {
        byte[] whole = RUSSIAN.getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 2);

        assertThat(Decoding.xml(cut, "text/xml; charset=windows-1251").text()).startsWith("Совет обсудил");
    }

    @Test
    void oneBrokenCharacterInAShortTextDoesNotChangeTheCharset() {
        byte[] whole = "<title>Köprü açıldı</title>".getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(whole, whole.length + 1);
        broken[whole.length] = (byte) 0xC4;
        broken = Arrays.copyOf(broken, broken.length + 1);
        broken[broken.length - 1] = '.';

        assertThat(Decoding.xml(broken, null).text()).isEqualTo("<title>Köprü açıldı</title>\uFFFD.");
    }

    @Test
    void noCharsetOfThatNameIsNoHarm() {
        assertThat(Decoding.html("Türkçe".getBytes(StandardCharsets.UTF_8), "text/html; charset=no-such")
                        .text())
                .isEqualTo("Türkçe");
    }

    @Test
    void nothingIsAnEmptyText() {
        assertThat(Decoding.html(new byte[0], null).text()).isEmpty();
    }
}
