package org.perennial.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.perennial.analysis.query.QueryFault;
import org.perennial.watch.message.Texts;

class TextsTest {
    static final List<String> LANGUAGES = Wording.LANGUAGES;

    private static final Pattern USE =
            Pattern.compile("(?:say|pieces)\\(\\s*\"([a-z_.]+[a-z_])\"|key = \"([a-z_.]+)\"");

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasTheTextsOfEnglishAndNoOthers(String language) {
        assertThat(Texts.of(Wording.class, language).keys())
                .isEqualTo(Texts.of(Wording.class, "en").keys());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyTextTakesTheValuesThatItsEnglishTakes(String language) {
        Texts english = Texts.of(Wording.class, "en");
        Texts texts = Texts.of(Wording.class, language);
        for (String key : texts.keys()) {
            assertThat(names(texts, key, language)).as(language + " " + key).isEqualTo(names(english, key, "en"));
        }
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void whatIsToBeTypedStaysAsItIs(String language) {
        for (String key : Texts.of(Wording.class, language).keys()) {
            assertThat(typed(language, key)).as(language + " " + key).isEqualTo(typed("en", key));
        }
    }

    @Test
    void everyTextThatPagesAskForIsThere() {
        Set<String> known = Texts.of(Wording.class, "en").keys();

        assertThat(used()).isNotEmpty().allMatch(known::contains);
    }

    @ParameterizedTest
    @EnumSource(QueryFault.class)
    void everyFaultOfAQueryIsSaidWithItsGaps(QueryFault fault) {
        assertThat(names(Texts.of(Wording.class, "en"), "fault." + fault.code(), "en"))
                .isEqualTo(new TreeSet<>(List.of("a", "b").subList(0, fault.gaps())));
    }

    @Test
    void ordinalsFollowTheLanguage() {
        assertThat(Wording.of("az").anniversary(33)).isEqualTo("33-cü ildönümü");
        assertThat(Wording.of("az").anniversary(10)).isEqualTo("10-cu ildönümü");
        assertThat(Wording.of("fr").anniversary(1)).isEqualTo("1er anniversaire");
    }

    @Test
    void nothingIsWrongWithAWordOfAnyPattern() {
        for (String language : Wording.LANGUAGES) {
            for (String key : Texts.of(Wording.class, language).keys()) {
                assertThatCode(() -> new MessageFormat(pattern(language, key), ULocale.forLanguageTag(language)))
                        .as(language + " " + key)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Set<String> names(Texts texts, String key, String language) {
        return new TreeSet<>(
                new MessageFormat(pattern(language, key), ULocale.forLanguageTag(language)).getArgumentNames());
    }

    private static List<String> typed(String language, String key) {
        return Pattern.compile("`[^`]*`")
                .matcher(pattern(language, key))
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static String pattern(String language, String key) {
        Path file = Path.of("src/main/resources/org/perennial/web/page/texts_" + language + ".properties");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key + " = "))
                    .map(line -> line.substring(key.length() + 3))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> used() {
        Set<String> used = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(jte|java)"))
                    .toList()) {
                Matcher uses = USE.matcher(Files.readString(file));
                while (uses.find()) {
                    used.add(uses.group(1) == null ? uses.group(2) : uses.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return used;
    }
}
