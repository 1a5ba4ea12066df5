package org.perennial.analysis.language.lists;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the frequency lists anew.
 *
 * <p>The words of every language of the lexicon are counted in the sources and, several times each, in the lexicon's own sentences,
 * which are of news. What {@code sources/} says is added, respelt, mixed and left out; the most frequent words are kept.
 */
public final class ListBuild {
    private static final int LIMIT = 8_000;
    private static final int LONGEST_WORD = 24;
    private static final double EACH_SENTENCE = 8;
    private static final double EACH_SMALL_WORD = 15;
    /** A script counts if so much of a language's words is in it; less are names and citations. */
    private static final double LEAST_OF_SCRIPT = 0.25;
    /** Lists are of languages that put spaces between words or pieces of a sentence. */
    private static final Set<Integer> WITHOUT_SPACES =
            Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO);

    private final Path lists;
    private final Path additions;
    private final Recipe recipe;
    private final Map<String, OwnSentences> lexicon;
    private final Map<String, WordCounts> counts = new TreeMap<>();
    private final Map<String, Set<String>> sources = new HashMap<>();

    private ListBuild(Path lists, Path lexicon) throws IOException {
        this.lists = lists;
        this.additions = lists.resolve("sources");
        this.recipe = Recipe.read(additions.resolve("recipe.yaml"));
        this.lexicon = OwnSentences.readAll(lexicon);
    }

    /**
     * Writes all lists.
     *
     * @param arguments the folder of the lists, the folder of the lexicon, then for each source its kind ({@code mo}, {@code mediawiki},
     *     {@code cldr}), its name as it stands in the lists, and its folder
     * @throws IllegalArgumentException if one is missing
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length % 3 != 2) {
            throw new IllegalArgumentException(
                    "name the folder of the lists, the folder of the lexicon, and for each source its kind (mo,"
                            + " mediawiki, cldr), its name and its folder");
        }
        ListBuild build = new ListBuild(Path.of(arguments[0]), Path.of(arguments[1]));
        for (int i = 2; i < arguments.length; i += 3) {
            build.count(
                    SourceKind.valueOf(arguments[i].toUpperCase(Locale.ROOT)),
                    arguments[i + 1],
                    Path.of(arguments[i + 2]));
        }
        build.countLexicon();
        build.splitByScript();
        build.addWords();
        build.mix();
        build.respell();
        build.leaveOut();
        build.write();
    }

    private void count(SourceKind kind, String name, Path folder) throws IOException {
        kind.read(folder, (code, text) -> {
            String tag = recipe.tag(kind, code);
            if (tag != null && lexicon.containsKey(base(tag))) {
                of(tag).add(ProgramText.words(text), 1);
                sources.computeIfAbsent(tag, t -> new TreeSet<>()).add(name);
            }
        });
    }

    private void countLexicon() {
        lexicon.forEach((tag, language) -> {
            language.tests().forEach(test -> of(tag).add(ProgramText.plainWords(test.t()), EACH_SENTENCE));
            language.words().forEach(word -> of(tag).add(ProgramText.plainWords(word), EACH_SMALL_WORD));
        });
    }

    private WordCounts of(String tag) {
        return counts.computeIfAbsent(tag, t -> new WordCounts());
    }

    /** Gives each list the words of its script, and one of its own to another script that a language is much written in. */
    private void splitByScript() {
        Map<String, WordCounts> mixed = new TreeMap<>(counts);
        counts.clear();
        mixed.forEach((tag, words) -> {
            double total = words.total();
            words.byScript().forEach((script, own) -> {
                String there = tag(base(tag), script);
                boolean isTags = there.equals(tag) || (!tag.contains("-") && own.total() >= LEAST_OF_SCRIPT * total);
                if (isTags && !WITHOUT_SPACES.contains(script)) {
                    of(there).add(own);
                    sources.computeIfAbsent(there, t -> new TreeSet<>()).addAll(sources.getOrDefault(tag, Set.of()));
                }
            });
        });
    }

    /** A language in a script, which stands in the tag if it is not the usual one. */
    private static String tag(String base, int script) {
        String usual = ULocale.addLikelySubtags(new ULocale(base)).getScript();
        String name = UScript.getShortName(script);
        return name.equals(usual) ? base : base + "-" + name;
    }

    private void addWords() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(additions.resolve("words"), "*.txt")) {
            for (Path file : files) {
                WordCounts words = of(file.getFileName().toString().replace(".txt", ""));
                for (String line : lines(file)) {
                    String[] parts = line.split(" ", -1);
                    words.add(List.of(parts).subList(1, parts.length), Integer.parseInt(parts[0]));
                }
            }
        }
    }

    private void mix() {
        recipe.mixed().forEach((tag, mixing) -> of(tag).mix(of(mixing.of()), mixing.share()));
    }

    private void respell() {
        recipe.respelt().forEach((tag, respelling) -> {
            OwnSentences own = lexicon.get(base(tag));
            String rules = respelling.rules() == null && own != null ? own.transliteration() : respelling.rules();
            if (rules == null) {
                throw new IllegalArgumentException(
                        "recipe.yaml: respelt." + tag + " needs rules: the lexicon's file has none");
            }
            Transliterator spelling = Transliterator.createFromRules(tag, rules, Transliterator.FORWARD);
            int script = UScript.getCodeFromName(tag.substring(tag.indexOf('-') + 1));
            of(tag).add(of(respelling.of()).spelt(spelling::transliterate).only(script));
        });
    }

    private void leaveOut() throws IOException {
        Set<String> ofPrograms = words("program-strings.txt");
        Set<String> english = words("english-strings.txt");
        counts.forEach((tag, words) -> {
            words.removeAll(ofPrograms);
            if (!recipe.english().contains(tag)) {
                words.removeAll(english);
            }
        });
    }

    private Set<String> words(String file) throws IOException {
        Set<String> words = new HashSet<>();
        lines(additions.resolve(file)).forEach(line -> words.addAll(List.of(line.split(" ", -1))));
        return words;
    }

    private void write() throws IOException {
        for (Map.Entry<String, WordCounts> list : counts.entrySet()) {
            String tag = list.getKey();
            List<String> lines = new ArrayList<>();
            lines.add("# " + new ULocale(tag).getDisplayName(ULocale.ENGLISH) + ": words and how often they stand in "
                    + origin(tag));
            int before = 0;
            StringBuilder line = new StringBuilder();
            for (Map.Entry<String, Integer> word : list.getValue().most(LIMIT, LONGEST_WORD)) {
                if (word.getValue() != before) {
                    lines.add(line.toString());
                    before = word.getValue();
                    line.setLength(0);
                    line.append(before);
                }
                line.append(' ').append(word.getKey());
            }
            lines.add(line.toString());
            lines.removeIf(String::isEmpty);
            Files.write(lists.resolve(tag + ".txt"), lines);
        }
    }

    private String origin(String tag) {
        List<String> origins = new ArrayList<>(sources.getOrDefault(tag, Set.of()));
        if (lexicon.containsKey(tag) || !recipe.respelt().containsKey(tag)) {
            origins.add("our own sentences");
        }
        if (recipe.respelt().containsKey(tag)) {
            origins.add(recipe.respelt().get(tag).of() + ".txt, spelt in the other script");
        }
        if (recipe.mixed().containsKey(tag)) {
            origins.add(recipe.mixed().get(tag).of() + ".txt");
        }
        return String.join(", ", origins);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static String base(String tag) {
        return tag.split("-", 2)[0];
    }
}
