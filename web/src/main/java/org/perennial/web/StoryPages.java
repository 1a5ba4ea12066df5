package org.perennial.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.story.CopyComparison;
import org.perennial.watch.story.StoryStore;
import org.perennial.watch.story.StoryTrace;
import org.perennial.web.page.Pages;
import org.perennial.web.page.StoryPage;

/** The page of each story. */
final class StoryPages {
    private final StoryStore stories;
    private final Pages pages;

    StoryPages(StoryStore stories, Pages pages) {
        this.stories = stories;
        this.pages = pages;
    }

    void story(Context context) {
        StoryTrace trace = find(stories, context.pathParam("id"));
        Pages shown = pages.in(Readers.of(context));
        context.html(shown.story(StoryPage.of(trace, comparison(stories, trace, context), shown.words())));
    }

    /** @throws Problem.Refused if there is no such story */
    static StoryTrace find(StoryStore stories, String id) {
        if (id.indexOf('\0') >= 0) {
            throw Problem.notFound("no story has this id");
        }
        return stories.trace(id)
                .orElseThrow(() -> Problem.notFound(
                        "there is no story \"" + id + "\"; it may have become one with another",
                        "Go to / for the live coverage: each article leads to its story."));
    }

    /**
     * The comparison that the request asks for; absent if it asks for none.
     *
     * @throws Problem.Refused if there is nothing to compare the article with
     */
    static @Nullable CopyComparison comparison(StoryStore stories, StoryTrace trace, Context context) {
        String article = context.queryParam("compare");
        if (article == null) {
            return null;
        }
        if (article.indexOf('\0') >= 0) {
            throw Problem.notFound("no article has this id");
        }
        return stories.compare(trace.story().id(), article)
                .orElseThrow(() -> Problem.notFound(
                        "the article \"" + article + "\" of this story repeats no other that is stored",
                        "Leave out compare for the story as a whole."));
    }
}
