package org.perennial.analysis.anniversary;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.DetectedLanguage;
import org.perennial.analysis.language.LanguageTags;

/**
 * Finds the anniversaries an article speaks of.
 *
 * <p>Every article is folded and split into words once and looked over for the words of its language that can begin an
 * anniversary and for the names of configured events; most have none and are done. Only the others are read for
 * numbers, dates and names, which are then made to agree or contradict.
 *
 * <p>Immutable; any number of threads may share one.
 */
public final class AnniversaryTagger {
    /** The most of a text that is read, in characters; what lies behind is not looked at. */
    static final int LONGEST = 1_000_000;

    private static final Set<String> CODES = Set.of(ULocale.getISOLanguages());

    private final Map<String, Lexicon> lexicons;
    /** Made when first met: most processes read a few languages. Those without a file are no more than ICU knows. */
    private final Map<String, Language> languages;

    private final AliasIndex aliases;
    private final EventRegistry registry;

    /**
     * A tagger for some languages and events.
     *
     * @param lexicons what the languages know, by BCP 47 tag; such as {@link Lexicon#check} takes
     * @param registry the events known by name
     */
    public AnniversaryTagger(Map<String, Lexicon> lexicons, EventRegistry registry) {
        this(byBase(lexicons.values()), new ConcurrentHashMap<>(), registry);
    }

    private AnniversaryTagger(Map<String, Lexicon> lexicons, Map<String, Language> languages, EventRegistry registry) {
        this.lexicons = lexicons;
        this.languages = languages;
        this.registry = registry;
        this.aliases = new AliasIndex(registry);
    }

    private static Map<String, Lexicon> byBase(Collection<Lexicon> lexicons) {
        Map<String, Lexicon> byBase = new HashMap<>();
        lexicons.forEach(lexicon -> byBase.put(LanguageTags.base(lexicon.language()), lexicon));
        return byBase;
    }

    /** A tagger with the same languages and other events: faster than a new one. */
    public AnniversaryTagger with(EventRegistry events) {
        return new AnniversaryTagger(lexicons, languages, events);
    }

    /** A tagger with the languages and events that come with the product. */
    public static AnniversaryTagger load() {
        return new AnniversaryTagger(lexicons(), EventRegistry.load());
    }

    /** The languages that come with the product, by BCP 47 tag. */
    public static Map<String, Lexicon> lexicons() {
        return AnalysisData.lexicons();
    }

    /** The events this tagger knows by name. */
    public EventRegistry registry() {
        return registry;
    }

    /** The anniversaries of one article, as {@link #read} finds them. */
    public List<AnniversaryMention> tag(Passage passage) {
        return read(passage).mentions();
    }

    /**
     * The anniversaries of one article, those of one event as one, and the numbers of people it states.
     *
     * <p>A language without a file is read with the words that its relatives and others share; one that nobody has heard
     * of as if it were undetermined.
     */
    public Findings read(Passage passage) {
        LocalDate published = passage.published() == null
                ? null
                : passage.published().atOffset(ZoneOffset.UTC).toLocalDate();
        List<FieldText> fields = fields(passage);
        Findings findings = read(fields, language(passage.language()), published);
        for (String tag : findings.mentions().isEmpty() ? passage.otherwise() : List.<String>of()) {
            Findings other = read(fields, language(tag), published);
            if (!other.mentions().isEmpty()) {
                return other;
            }
        }
        return findings;
    }

    private Findings read(List<FieldText> fields, Language language, @Nullable LocalDate published) {
        Glance glance = Glance.of(fields, language, published);
        Names names = new Names(fields, aliases);
        if (!glance.isPromising(names)) {
            return Findings.NONE;
        }
        List<Reading.Words> words = glance.words(language);
        List<CountedNumber> numbers = glance.counts() ? CountReader.read(words, language) : List.of();
        if (!glance.isConfirmedBy(words, names)) {
            return new Findings(List.of(), numbers);
        }
        List<Reading> readings =
                words.stream().map(f -> new Reading(f, language, names)).toList();
        return new Findings(Merger.merge(new Resolver(language, readings, published).drafts()), numbers);
    }

    private static List<FieldText> fields(Passage passage) {
        List<FieldText> fields = new ArrayList<>(2);
        String title = passage.title();
        if (title != null && !title.isBlank()) {
            fields.add(new FieldText(Field.TITLE, words(title)));
        }
        fields.add(new FieldText(Field.TEXT, words(passage.text())));
        return fields;
    }

    private Language language(String tag) {
        String base = LanguageTags.base(tag);
        boolean known = lexicons.containsKey(base) || CODES.contains(base);
        return languages.computeIfAbsent(known ? base : DetectedLanguage.UNDETERMINED, this::made);
    }

    private Language made(String base) {
        Lexicon own = lexicons.get(base);
        return new Language(own == null ? Fallback.of(base, lexicons.values()) : own);
    }

    private static Tokens words(String text) {
        return new Tokens(FoldedText.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST)));
    }
}
