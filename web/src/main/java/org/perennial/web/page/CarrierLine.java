package org.perennial.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.difference.TextDifference.ChangedNumber;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.watch.story.Member;

/**
 * An article that carries a text.
 *
 * @param id its id
 * @param depth how far it is set in, 0 to {@value #DEEPEST}
 * @param title its headline; absent if it is that of the whole
 * @param lang the HTML {@code lang} of the title, empty if unknown
 * @param dir its HTML {@code dir}
 * @param relation what it is, such as "first carrier"; what it is to its model, such as "nearly the same words as"
 * @param model the model's id; absent for a first carrier
 * @param modelOutlet the model's publisher; absent with the model
 * @param measures how much both have in common, and how long it is
 * @param numbers which numbers it changed
 * @param version "version 2" if it was changed after it had come out; otherwise absent
 * @param shown whether it is the one that cards show for all
 * @param comparison where it stands beside its model; absent if that is not stored
 */
public record CarrierLine(
        String id,
        int depth,
        String outlet,
        When when,
        @Nullable String title,
        String lang,
        String dir,
        String relation,
        @Nullable String model,
        @Nullable String modelOutlet,
        List<String> measures,
        List<ChangedNumber> numbers,
        @Nullable String version,
        boolean shown,
        @Nullable String comparison) {
    private static final int DEEPEST = 5;
    private static final double AS_LONG = 0.02;

    public CarrierLine {
        measures = List.copyOf(measures);
        numbers = List.copyOf(numbers);
    }

    /**
     * The line of a member.
     *
     * @param heading the title that stands above the lines
     */
    static CarrierLine of(String story, @Nullable String heading, CopyTree.Line line, boolean shown, Wording words) {
        Member member = line.member();
        String title = member.title();
        return new CarrierLine(
                member.id(),
                Math.min(line.depth(), DEEPEST),
                outlet(member.source(), words),
                words.when(member.appeared(), member.source()),
                title == null || title.equals(heading) ? null : title,
                Wording.lang(member.language()),
                Wording.dir(member.language()),
                relation(member, words),
                member.of(),
                member.of() == null ? null : outlet(member.ofSource(), words),
                measures(member, words),
                member.changedNumbers(),
                member.version() > 1 ? words.say("version", "n", member.version()) : null,
                shown,
                member.ofLength() == null
                        ? null
                        : Wording.storyAddress(story) + "?compare=" + Wording.segment(member.id()) + "#compare");
    }

    static String outlet(@Nullable String source, Wording words) {
        return source == null ? words.say("outlet.unknown") : source;
    }

    private static String relation(Member member, Wording words) {
        String relation = member.relation() == Relation.PART_OF && isLonger(member)
                ? "longer"
                : member.relation().name().toLowerCase(Locale.ROOT);
        return words.say("carrier." + relation);
    }

    private static List<String> measures(Member member, Wording words) {
        List<String> measures = new ArrayList<>();
        Double containment = member.containment();
        if (containment != null && member.relation() != Relation.EXACT) {
            measures.add(words.say("carrier.common", "share", words.percent(containment)));
        }
        Double length = member.ofLength();
        if (length != null && Math.abs(length - 1) > AS_LONG) {
            measures.add(words.say("carrier.length", "share", words.percent(length)));
        }
        return measures;
    }

    private static boolean isLonger(Member member) {
        Double length = member.ofLength();
        return length != null && length > 1;
    }
}
