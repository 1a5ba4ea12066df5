package org.perennial.watch.story;

import java.util.List;

/**
 * A story with all that carry it.
 *
 * @param clusters its texts, those that most articles carry first
 * @param notShown how many of its articles, the latest, are left out because there are too many
 */
public record StoryTrace(Story story, List<Cluster> clusters, int notShown) {
    public StoryTrace {
        clusters = List.copyOf(clusters);
    }

    /**
     * The articles that carry one text.
     *
     * @param canonical the id of the one to show for all of them
     * @param members in the order in which they were ingested; the first is the first carrier
     */
    public record Cluster(String id, String canonical, List<Member> members) {
        public Cluster {
            members = List.copyOf(members);
        }
    }
}
