package org.perennial.app.drill;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a drill left behind, as seen from outside of the product.
 *
 * @param served the addresses of the articles that the newsroom gave out in full
 * @param raw every committed raw article, repeats too
 * @param refused the ids of raw articles among the dead letters
 * @param enriched every committed outcome, repeats too
 * @param stored the versions that the database holds, by the id of their article
 * @param lags how many committed records the topology has not read of a partition, by its name; without those of which it
 *     has read all
 * @param watched the ids of the stored articles that the watch asks for
 * @param judged the ids of the articles that the watch has judged
 * @param due the keys of the messages that the watch decided to send
 * @param received the keys of the messages that arrived, with how often
 * @param told how often each article was told as that of a new story, by its id
 */
public record Evidence(
        Set<String> served,
        List<Text> raw,
        Set<String> refused,
        List<Text> enriched,
        Map<String, Set<Integer>> stored,
        Map<String, Integer> lags,
        Set<String> watched,
        Set<String> judged,
        Set<String> due,
        Map<String, Integer> received,
        Map<String, Integer> told) {

    /**
     * One text of an article.
     *
     * @param id of the article
     * @param url its address
     * @param version 1 for its first text; 0 where it is not numbered yet
     * @param hash of its words
     */
    public record Text(String id, String url, int version, int hash) {}
}
