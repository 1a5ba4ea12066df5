package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live coverage.
 *
 * @param change the number of the last change when the page was made: what the stream goes on from
 * @param stream the address of the stream with this page's filters; absent on a page of older coverage
 * @param languages to choose from
 * @param anniversaries the choice between all articles and those with anniversaries
 * @param older the address of the next page; absent on the last
 * @param newest the address of the first page; absent on it
 * @param filtered whether a filter hides something
 */
public record LivePage(
        List<ArticleCard> cards,
        long change,
        @Nullable String stream,
        List<Choice> languages,
        Choice anniversaries,
        @Nullable String older,
        @Nullable String newest,
        boolean filtered) {

    /**
     * A filter that can be switched.
     *
     * @param label what it is called
     * @param detail what stands beside it; absent for nothing
     * @param chosen whether it is on
     * @param address the page with the filter switched
     */
    public record Choice(String label, @Nullable String detail, boolean chosen, String address) {}
}
