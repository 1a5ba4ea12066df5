package org.perennial.watch.sending;

import java.util.Map;
import java.util.Optional;
import org.perennial.watch.channel.Channel;
import org.perennial.watch.definition.Watch;

/** What the sender asks about watches and channels: as they are at the moment. Safe for all threads. */
public interface ChannelDesk {

    /** The watches in force, by name. */
    Map<String, Watch> watches();

    /** An open channel of this name; empty if there is none. */
    Optional<Channel> channel(String name);
}
