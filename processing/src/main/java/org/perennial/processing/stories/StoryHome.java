package org.perennial.processing.stories;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.perennial.processing.copies.Letter;
import org.perennial.processing.history.Memory;
import org.perennial.processing.history.Memory.Remembered;

/** Remembers at an article's home where it is told, and passes that on to its copies, which are told there too. */
public final class StoryHome {
    private static final Instant ALL = Instant.EPOCH;

    private final Memory<Page> pages;
    private final Consumer<Letter> letters;

    /**
     * What is known of one article's story.
     *
     * @param placement absent until it is told
     * @param asked whether it has been asked for
     * @param askers the copies that wait for it
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Page(@Nullable Placement placement, boolean asked, List<String> askers) {
        static final Page EMPTY = new Page(null, false, List.of());

        public Page {
            askers = List.copyOf(askers);
        }
    }

    /** A home over what is remembered of the articles that live here. */
    public StoryHome(Memory<Page> pages, Consumer<Letter> letters) {
        this.pages = pages;
        this.letters = letters;
    }

    /** Where an article is told, as far as that is known. */
    public Optional<Placement> placement(String article) {
        return Optional.ofNullable(page(article).placement());
    }

    /**
     * Asks for the story of an article, once.
     *
     * @param cluster the cluster it belongs to
     * @param at when it was ingested
     * @param ask asks for the story of one that is nobody's copy
     */
    public void ask(String article, String cluster, Instant at, Runnable ask) {
        Page page = page(article);
        if (page.asked()) {
            return;
        }
        keep(article, new Page(page.placement(), true, page.askers()), at);
        if (cluster.equals(article)) {
            ask.run();
        } else {
            letters.accept(new Letter.WhichStory(cluster, article, at));
        }
    }

    /** A copy asks where the article is told. */
    public void receive(Letter.WhichStory question) {
        Page page = page(question.to());
        if (page.placement() != null) {
            letters.accept(page.placement().to(question.from(), question.at()));
        } else {
            List<String> askers = Stream.concat(page.askers().stream(), Stream.of(question.from()))
                    .distinct()
                    .toList();
            keep(question.to(), new Page(null, page.asked(), askers), question.at());
        }
    }

    /** It has been found where the article is told. */
    public void receive(Letter.Told answer) {
        Placement placement = Placement.of(answer);
        Page page = page(answer.to());
        keep(answer.to(), new Page(placement, true, List.of()), answer.at());
        page.askers().forEach(asker -> letters.accept(placement.to(asker, answer.at())));
    }

    /** An answer carries the time of the original, which may be before that of the copy who asked: the later one holds. */
    private void keep(String article, Page page, Instant at) {
        Instant since = pages.recall(article, ALL)
                .map(Remembered::since)
                .filter(at::isBefore)
                .orElse(at);
        pages.remember(article, page, since);
    }

    private Page page(String article) {
        return pages.recall(article, ALL).map(Remembered::value).orElse(Page.EMPTY);
    }
}
