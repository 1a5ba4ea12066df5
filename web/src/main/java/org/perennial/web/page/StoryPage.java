package org.perennial.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.story.CopyComparison;
import org.perennial.watch.story.Member;
import org.perennial.watch.story.Story;
import org.perennial.watch.story.StoryTrace;

/**
 * One story: who carried it first, who copied whom, and what one of them changed.
 *
 * @param address the page's own, without a comparison
 * @param volume "12 articles in 5 languages from 9 outlets"
 * @param languages their English names
 * @param first who carried it first; absent if nothing is shown
 * @param texts the texts that more than one article carries, the most carried first
 * @param alone those that one article carries, in order of ingestion
 * @param notShown how many articles are left out
 * @param comparison what was chosen to be compared; absent for nothing
 */
public record StoryPage(
        String address,
        String title,
        String lang,
        String dir,
        String volume,
        List<String> languages,
        When from,
        When to,
        @Nullable CarrierLine first,
        List<CarriedText> texts,
        List<CarrierLine> alone,
        int notShown,
        @Nullable SideBySide comparison) {

    /**
     * A text that more than one article carries.
     *
     * @param title that of the article to show for all
     * @param carriers "7 carriers in English"
     */
    public record CarriedText(String title, String lang, String dir, String carriers, List<CarrierLine> lines) {}

    /** The page of a story. */
    public static StoryPage of(StoryTrace trace, @Nullable CopyComparison comparison, Wording words) {
        Story story = trace.story();
        String title = title(story.title(), words);
        List<CarriedText> texts = new ArrayList<>();
        List<Member> alone = new ArrayList<>();
        for (StoryTrace.Cluster cluster : trace.clusters()) {
            if (cluster.members().size() > 1) {
                texts.add(text(story.id(), cluster, words));
            } else {
                alone.addAll(cluster.members());
            }
        }
        alone.sort(Comparator.comparing(Member::ingested).thenComparing(Member::id));
        return new StoryPage(
                Wording.storyAddress(story.id()),
                title,
                Wording.lang(story.language()),
                Wording.dir(story.language()),
                words.say(
                        "story.volume",
                        "told",
                        words.told(story.articles(), story.languages().size()),
                        "outlets",
                        words.count("outlets", story.outlets())),
                story.languages().stream().map(words::languageName).sorted().toList(),
                words.when(story.first()),
                words.when(story.last()),
                trace.clusters().stream()
                        .flatMap(cluster -> cluster.members().stream())
                        .min(Comparator.comparing(Member::ingested).thenComparing(Member::id))
                        .map(member -> CarrierLine.of(story.id(), null, new CopyTree.Line(member, 0), false, words))
                        .orElse(null),
                texts,
                alone.stream()
                        .map(member -> CarrierLine.of(story.id(), null, new CopyTree.Line(member, 0), false, words))
                        .toList(),
                trace.notShown(),
                comparison == null ? null : SideBySide.of(comparison, words));
    }

    private static CarriedText text(String story, StoryTrace.Cluster cluster, Wording words) {
        Member shown = cluster.members().stream()
                .filter(member -> member.id().equals(cluster.canonical()))
                .findFirst()
                .orElse(cluster.members().get(0));
        String language = shown.language();
        String carriers = words.count("carriers", cluster.members().size());
        return new CarriedText(
                title(shown.title(), words),
                Wording.lang(language),
                Wording.dir(language),
                language == null ? carriers : words.list(List.of(carriers, words.languageName(language))),
                CopyTree.lines(cluster.members()).stream()
                        .map(line -> CarrierLine.of(
                                story, shown.title(), line, line.member().id().equals(shown.id()), words))
                        .toList());
    }

    private static String title(@Nullable String title, Wording words) {
        return title == null ? words.say("untitled") : ArticleCard.shortened(title, ArticleCard.LONGEST_TITLE);
    }
}
