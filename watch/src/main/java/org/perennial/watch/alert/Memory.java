package org.perennial.watch.alert;

import java.util.Optional;

/** What watches have seen and told. Used by one thread at a time. */
public interface Memory {

    /** What has to be remembered of a watch; {@link WatchState#NONE} if nothing has. */
    WatchState state(String watch);

    /** Remembers it. */
    void keep(String watch, WatchState state);

    /** What a watch knows of a story; {@link StoryState#UNSEEN} if nothing. */
    StoryState story(String watch, String story);

    /** Remembers it. */
    void keep(String watch, String story, StoryState state);

    /** What a watch knows of an article; empty if it never matched. */
    Optional<Known> article(String watch, String article);

    /** Remembers it. */
    void keep(String watch, String article, Known known);
}
