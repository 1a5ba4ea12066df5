package org.perennial.app.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.perennial.app.drill.Evidence.Text;
import org.perennial.app.drill.Finding.Kind;

/** Judges what a drill left behind. A pure function of the evidence. */
public final class DrillChecker {
    private final Evidence evidence;
    private final List<Finding> findings = new ArrayList<>();

    private DrillChecker(Evidence evidence) {
        this.evidence = evidence;
    }

    /** All that was lost, doubled or is stuck; empty if all is well. */
    public static List<Finding> judge(Evidence evidence) {
        DrillChecker checker = new DrillChecker(evidence);
        checker.judgeIngest();
        checker.judgeProcessing();
        checker.judgeSink();
        checker.judgeWatch();
        evidence.lags().forEach((partition, lag) -> checker.found(Kind.STUCK, lag + " records not read: " + partition));
        return checker.findings;
    }

    /** What was given out is published; one text of an article is published once. */
    private void judgeIngest() {
        Set<String> published = evidence.raw().stream().map(Text::url).collect(Collectors.toSet());
        for (String url : new TreeSet<>(evidence.served())) {
            if (!published.contains(url)) {
                found(Kind.LOST, "served and not published: " + url);
            }
        }
        times(evidence.raw()).forEach((text, times) -> {
            if (times > 1) {
                found(Kind.DOUBLED, "published " + times + " times: " + text.url());
            }
        });
    }

    /** Every text that was published has one outcome. */
    private void judgeProcessing() {
        Map<Text, Integer> outcomes = times(evidence.enriched());
        for (Text text : times(evidence.raw()).keySet()) {
            if (!outcomes.containsKey(text) && !evidence.refused().contains(text.id())) {
                found(Kind.LOST, "published and not enriched: " + text.url());
            }
        }
        Map<String, Integer> versions = new TreeMap<>();
        evidence.enriched().forEach(text -> versions.merge(text.id() + " version " + text.version(), 1, Integer::sum));
        versions.forEach((version, times) -> {
            if (times > 1) {
                found(Kind.DOUBLED, "enriched " + times + " times: " + version);
            }
        });
    }

    /** Every outcome is stored once, and nothing else is. */
    private void judgeSink() {
        Map<String, Set<Integer>> enriched = new HashMap<>();
        evidence.enriched()
                .forEach(text -> enriched.computeIfAbsent(text.id(), id -> new HashSet<>())
                        .add(text.version()));
        Set<String> ids = new LinkedHashSet<>(new TreeSet<>(enriched.keySet()));
        ids.addAll(evidence.stored().keySet());
        for (String id : ids) {
            Set<Integer> there = evidence.stored().getOrDefault(id, Set.of());
            Set<Integer> wanted = enriched.getOrDefault(id, Set.of());
            if (!there.containsAll(wanted)) {
                found(Kind.LOST, "enriched and not stored: " + id + " versions " + wanted + ", stored " + there);
            }
            if (!wanted.containsAll(there)) {
                found(Kind.DOUBLED, "stored and never enriched: " + id + " versions " + there + ", enriched " + wanted);
            }
        }
    }

    /** Every stored article that the watch asks for was judged; what was to be sent has arrived; no article is a new story twice. */
    private void judgeWatch() {
        for (String id : new TreeSet<>(evidence.watched())) {
            if (!evidence.judged().contains(id)) {
                found(Kind.LOST, "stored and not judged by the watch: " + id);
            }
        }
        for (String key : new TreeSet<>(evidence.due())) {
            if (!evidence.received().containsKey(key)) {
                found(Kind.LOST, "due and not received: message " + key);
            }
        }
        evidence.received().forEach((key, times) -> {
            if (!evidence.due().contains(key)) {
                found(Kind.DOUBLED, "received and never due: message " + key);
            }
        });
        evidence.told().forEach((article, times) -> {
            if (times > 1) {
                found(Kind.DOUBLED, "told as a new story " + times + " times: " + article);
            }
        });
    }

    /** How often each text is there, whatever its number. */
    private static Map<Text, Integer> times(List<Text> texts) {
        Map<Text, Integer> times = new HashMap<>();
        texts.forEach(text -> times.merge(new Text(text.id(), text.url(), 0, text.hash()), 1, Integer::sum));
        return times;
    }

    private void found(Kind kind, String what) {
        findings.add(new Finding(kind, what));
    }
}
