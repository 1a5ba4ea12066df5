package org.perennial.analysis.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.language.Segments.Segment;
import org.perennial.analysis.language.models.FrequencyModels;
import org.perennial.analysis.language.models.LanguageModels;
import org.perennial.analysis.language.models.LanguageScore;
import org.perennial.analysis.language.models.LinguaModels;
import org.perennial.analysis.language.models.ListReading;

/**
 * Asks models and frequency lists about title and lead, and adds what they leave out: the script in the tag, the shares of two
 * languages, {@code und} where there are no letters.
 */
public final class ModelDetector implements LanguageDetector {
    /** Characters of title and text that are looked at; more does not change the judgement on articles. */
    static final int SAMPLE = 2_400;

    private static final int LONGEST_WORD = 50;
    private static final double LEAST_ALTERNATIVE = 0.01;
    private static final int ALTERNATIVES = 3;
    /** How much likelier a text may be in another language than in the one that was declared, and be taken for that all the same. */
    private static final double PROMOTED = 10;

    private final LanguageModels models;
    private final Set<Refinement> refinements;
    private final @Nullable FrequencyModels lists;
    private final ListJudgement judgement = new ListJudgement(Set.copyOf(LinguaModels.languages()));

    /** A detector that asks these models and departs from their rules as the refinements say. */
    public ModelDetector(LanguageModels models, Set<Refinement> refinements) {
        this.models = models;
        this.refinements = Set.copyOf(refinements);
        this.lists = refinements.contains(Refinement.FREQUENCY_LISTS) ? FrequencyModels.load() : null;
    }

    /** The base languages that can be told. */
    public Set<String> languages() {
        Set<String> languages = new TreeSet<>(LinguaModels.languages());
        if (lists != null) {
            lists.tags().forEach(tag -> languages.add(tag.split("-", 2)[0]));
        }
        if (refinements.contains(Refinement.CANTONESE)) {
            languages.add(Scripts.CANTONESE);
        }
        return languages;
    }

    @Override
    public DetectedLanguage detect(@Nullable String title, String text, @Nullable String declared) {
        List<Segment> segments = segments(sample(title, text));
        String sample = segments.stream().map(Segment::text).collect(Collectors.joining());
        Map<Integer, Integer> letters = Scripts.count(sample);
        if (letters.isEmpty()) {
            return DetectedLanguage.undetermined();
        }
        String refined = refined(sample, letters);
        int script = Scripts.mainNumber(refined.equals(sample) ? letters : Scripts.count(refined));
        Mixture mixture = lists == null ? null : new Mixture(segments, script, lists);
        List<Likelihood> likelihoods =
                likelihoods(refined, letters.getOrDefault(script, 0), mixture == null ? null : mixture.whole());
        if (likelihoods.isEmpty()) {
            return DetectedLanguage.undetermined();
        }
        likelihoods = withCantonese(likelihoods, refined);
        if (declared != null && refinements.contains(Refinement.DECLARED)) {
            likelihoods = promoted(likelihoods, LanguageTags.base(declared));
        }
        List<Alternative> likely = alternatives(likelihoods, refined);
        if (mixture == null || !refinements.contains(Refinement.MIXTURES)) {
            return inOne(likely, List.of());
        }
        Mixture.Languages found = mixture.languages(likelihoods.get(0).tag(), this::tagOfOneScript);
        if (found.shares().size() < 2) {
            return inOne(likely, List.of());
        }
        return found.several() ? mixed(likely, found.shares()) : inOne(likely, found.shares());
    }

    /** A text in one language, which is that of most of it where another has a share. */
    private static DetectedLanguage inOne(List<Alternative> likely, List<Share> shares) {
        Alternative best = likely.get(0);
        if (shares.isEmpty() || shares.get(0).tag().equals(best.tag())) {
            return new DetectedLanguage(best.tag(), best.confidence(), likely.subList(1, likely.size()), shares);
        }
        Share most = shares.get(0);
        return new DetectedLanguage(
                most.tag(), most.share(), List.of(new Alternative(best.tag(), 1 - most.share())), shares);
    }

    private static DetectedLanguage mixed(List<Alternative> likely, List<Share> shares) {
        double confidence = likely.get(0).confidence();
        return new DetectedLanguage(
                DetectedLanguage.MULTIPLE,
                confidence,
                shares.stream()
                        .map(share -> new Alternative(share.tag(), (1 - confidence) * share.share()))
                        .toList(),
                shares);
    }

    private String refined(String sample, Map<Integer, Integer> letters) {
        String refined = sample;
        for (int script : letters.keySet()) {
            if (refinements.stream().anyMatch(refinement -> refinement.drops(script, letters))) {
                refined = Scripts.without(script, refined);
            }
        }
        return refined;
    }

    private List<Segment> segments(String sample) {
        return lists != null && refinements.contains(Refinement.MIXTURES)
                ? Segments.of(sample)
                : List.of(new Segment(sample, false));
    }

    private List<Likelihood> likelihoods(String text, int letters, @Nullable ListReading reading) {
        List<LanguageScore> scores = models.scores(text);
        return reading == null || reading.words() == 0
                ? ListJudgement.ofModels(scores, letters)
                : judgement.of(reading, letters, scores);
    }

    private List<Likelihood> withCantonese(List<Likelihood> likelihoods, String text) {
        Likelihood best = likelihoods.get(0);
        if (!best.tag().equals(Scripts.CHINESE)
                || !refinements.contains(Refinement.CANTONESE)
                || !ChineseForms.isCantonese(text)) {
            return likelihoods;
        }
        List<Likelihood> likely = new ArrayList<>(likelihoods);
        likely.set(0, new Likelihood(Scripts.CANTONESE, best.logarithm()));
        return likely;
    }

    /** The language that was declared comes first if it explains the text nearly as well as any other. */
    private static List<Likelihood> promoted(List<Likelihood> likelihoods, String declared) {
        double best = likelihoods.get(0).logarithm();
        for (Likelihood likelihood : likelihoods.subList(0, Math.min(likelihoods.size(), ALTERNATIVES))) {
            if (LanguageTags.base(likelihood.tag()).equals(declared) && best - likelihood.logarithm() <= PROMOTED) {
                List<Likelihood> promoted = new ArrayList<>(likelihoods);
                promoted.remove(likelihood);
                promoted.add(0, new Likelihood(likelihood.tag(), best));
                return promoted;
            }
        }
        return likelihoods;
    }

    /** The likeliest languages with shares of one. */
    private List<Alternative> alternatives(List<Likelihood> likelihoods, String text) {
        double spread = ListJudgement.spread(text.length());
        double best = likelihoods.get(0).logarithm();
        double sum = 0;
        for (Likelihood likelihood : likelihoods) {
            sum += Math.exp((likelihood.logarithm() - best) / spread);
        }
        List<Alternative> likely = new ArrayList<>();
        for (Likelihood likelihood : likelihoods.subList(0, Math.min(likelihoods.size(), ALTERNATIVES + 1))) {
            double confidence = Math.exp((likelihood.logarithm() - best) / spread) / sum;
            if (likely.isEmpty() || confidence >= LEAST_ALTERNATIVE) {
                likely.add(new Alternative(Scripts.named(likelihood.tag(), text), confidence));
            }
        }
        return likely;
    }

    private @Nullable String tagOfOneScript(String text) {
        String only = Scripts.mostly(text);
        Map<Integer, Integer> letters = Scripts.count(only);
        int script = Scripts.mainNumber(letters);
        List<Likelihood> likelihoods =
                likelihoods(only, letters.getOrDefault(script, 0), lists == null ? null : lists.read(only, script));
        return likelihoods.isEmpty()
                ? null
                : Scripts.named(withCantonese(likelihoods, only).get(0).tag(), only);
    }

    /** Title and text, or of a long text its beginning and pieces of its middle and end. */
    private static String sample(@Nullable String title, String text) {
        StringBuilder sample = new StringBuilder(SAMPLE);
        append(sample, title == null ? "" : title, 0, SAMPLE);
        sample.append('\n');
        int room = Math.max(0, SAMPLE - sample.length());
        if (text.length() <= room) {
            append(sample, text, 0, room);
        } else {
            append(sample, text, 0, room / 2);
            sample.append('\n');
            append(sample, text, wordAfter(text, text.length() / 2 - room / 8), room / 4);
            sample.append('\n');
            append(sample, text, wordAfter(text, text.length() - room / 4), room / 4);
        }
        return sample.toString();
    }

    private static int wordAfter(String text, int from) {
        int space = text.indexOf(' ', from);
        return space < 0 || space > from + LONGEST_WORD ? from : space;
    }

    private static void append(StringBuilder sample, String part, int from, int length) {
        for (int i = from; i < part.length() && i < from + length; ) {
            int c = part.codePointAt(i);
            boolean usable = !Character.isISOControl(c) || c == '\n';
            sample.appendCodePoint(usable && Character.getType(c) != Character.SURROGATE ? c : ' ');
            i += Character.charCount(c);
        }
    }
}
