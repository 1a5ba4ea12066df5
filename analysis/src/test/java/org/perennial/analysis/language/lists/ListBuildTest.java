package org.perennial.analysis.language.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListBuildTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void thereAreTwoLanguagesAndARecipe() {
        write(
                "lexicon/az.yaml",
                "language: az\ntransliteration: \"a>а; l>л; m>м;\"\ntests: [{t: Alma}]\nwords: [no]\n");
        write("lexicon/sr.yaml", "language: sr\ntests: [{t: Мама}]\n");
        write(
                "lists/sources/recipe.yaml",
                "codes: {mediawiki: {sr-el: sr-Latn}}\nrespelt: {az-Cyrl: {of: az}}\nmixed: {}\nenglish: []\n");
        write("lists/sources/program-strings.txt", "# remark\nhref\n");
        write("lists/sources/english-strings.txt", "weeks\n");
        write("lists/sources/words/az.txt", "# remark\n25 alma\n");
    }

    @Test
    void aListHasTheWordsOfTheLexiconAndThoseWrittenByHand() throws IOException {
        build();

        assertThat(lines("az"))
                .containsExactly(
                        "# Azerbaijani: words and how often they stand in our own sentences", "33 alma", "15 no");
    }

    @Test
    void aListInOtherLettersHasNoWordThatKeepsOne() throws IOException {
        build();

        assertThat(lines("az-Cyrl"))
                .containsExactly(
                        "# Azerbaijani (Cyrillic): words and how often they stand in az.txt, spelt in the other script",
                        "33 алма");
    }

    @Test
    void messagesLoseWhatIsMeantForTheProgram() throws IOException {
        write("wiki/en.json", "{\"a\": \"Apple\", \"b\": \"Pear\"}");
        write(
                "wiki/az.json",
                "{\"a\": \"<b>Armud</b> {{GENDER:$1}} [[File:x|şəkil]] weeks href %s\", \"b\": \"Pear\"}");

        build("mediawiki", "Wiki 1", "wiki");

        assertThat(lines("az"))
                .containsExactly(
                        "# Azerbaijani: words and how often they stand in Wiki 1, our own sentences",
                        "33 alma",
                        "15 no",
                        "1 armud şəkil");
    }

    @Test
    void aSourcesOwnCodesAreKnown() throws IOException {
        write("wiki/en.json", "{}");
        write("wiki/sr-el.json", "{\"a\": \"Kuća\"}");

        build("mediawiki", "Wiki 1", "wiki");

        assertThat(lines("sr-Latn")).contains("1 kuća");
        assertThat(lines("sr")).contains("8 мама");
    }

    @Test
    void compiledMessagesAreRead() throws IOException {
        Path file = folder.resolve("office/az/LC_MESSAGES/x.mo");
        Files.createDirectories(file.getParent());
        Files.write(file, compiled("menu\u0004Pear", "Armud"));

        build("mo", "Office 2", "office");

        assertThat(lines("az")).contains("1 armud");
    }

    @Test
    void aSourceWithoutAFolderIsRefused() {
        assertThatThrownBy(() -> ListBuild.main(new String[] {"lists", "lexicon", "cldr"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its kind (mo, mediawiki, cldr), its name and its folder");
    }

    private static byte[] compiled(String original, String translation) {
        byte[] before = original.getBytes(StandardCharsets.UTF_8);
        byte[] after = translation.getBytes(StandardCharsets.UTF_8);
        int header = 28;
        int texts = header + 16;
        return ByteBuffer.allocate(texts + before.length + after.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x950412de)
                .putInt(0)
                .putInt(1)
                .putInt(header)
                .putInt(header + 8)
                .putInt(0)
                .putInt(0)
                .putInt(before.length)
                .putInt(texts)
                .putInt(after.length)
                .putInt(texts + before.length)
                .put(before)
                .put(after)
                .array();
    }

    private void build() throws IOException {
        ListBuild.main(new String[] {path("lists"), path("lexicon")});
    }

    private void build(String kind, String name, String source) throws IOException {
        ListBuild.main(new String[] {path("lists"), path("lexicon"), kind, name, path(source)});
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> lines(String tag) throws IOException {
        return Files.readAllLines(folder.resolve("lists/" + tag + ".txt"));
    }

    private void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
