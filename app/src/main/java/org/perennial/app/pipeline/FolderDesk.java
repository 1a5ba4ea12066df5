package org.perennial.app.pipeline;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.anniversary.Event;
import org.perennial.analysis.anniversary.EventRegistry;
import org.perennial.processing.knowledge.Knowledge;
import org.perennial.processing.knowledge.KnowledgeFolder;
import org.perennial.web.event.EventDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events of the product and of a user's folder, for the pages. The folder is read when it is first asked for and whenever
 * one of its files has changed; a file that cannot be read leaves everything as it was. Safe for all threads.
 */
final class FolderDesk implements EventDesk {
    private static final Logger log = LoggerFactory.getLogger(FolderDesk.class);

    private final KnowledgeFolder folder;
    private @Nullable Knowledge own;
    private @Nullable EventRegistry registry;
    private String seen = "";

    FolderDesk(KnowledgeFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized EventRegistry registry() {
        String now = folder.state();
        EventRegistry last = registry;
        if (last == null || !now.equals(seen)) {
            last = read(last);
            registry = last;
            seen = now;
        }
        return last;
    }

    @Override
    public synchronized void accept(Event event) {
        folder.accept(event);
        registry = folder.readOver(own()).events();
        seen = folder.state();
    }

    private EventRegistry read(@Nullable EventRegistry last) {
        try {
            return folder.readOver(own()).events();
        } catch (RuntimeException e) {
            log.atWarn()
                    .setMessage("events stay as they were: a file cannot be read")
                    .addKeyValue("detail", e.getMessage())
                    .log();
            return last == null ? own().events() : last;
        }
    }

    /** The product's events alone: pages need no languages, and those take long to load. */
    private Knowledge own() {
        Knowledge known = own;
        if (known == null) {
            known = new Knowledge(Map.of(), EventRegistry.load());
            own = known;
        }
        return known;
    }
}
