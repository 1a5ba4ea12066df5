package org.perennial.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perennial.analysis.difference.TextDifference;
import org.perennial.analysis.difference.TextDifference.Run;
import org.perennial.contract.Duplicate.Relation;
import org.perennial.watch.story.CopyComparison;
import org.perennial.watch.story.Member;
import org.perennial.watch.story.Story;
import org.perennial.watch.story.StoryTrace;

/** A traced story, and a copy beside its model, as lines of text. */
final class StoryText {
    private static final int GLIMPSE = 70;

    private StoryText() {}

    /** The story, then each of its texts with those who carry it. */
    static List<String> lines(StoryTrace trace) {
        Story story = trace.story();
        TextTable about = new TextTable();
        about.add("id", story.id());
        about.add("appeared", Wording.time(story.first()) + " to " + Wording.time(story.last()));
        about.add(
                "told by",
                Wording.count(story.articles(), "article") + " of " + Wording.count(story.outlets(), "outlet"));
        about.add("languages", story.languages().isEmpty() ? "unknown" : String.join(" ", story.languages()));
        List<String> lines = new ArrayList<>(List.of(Wording.line(story.title(), "untitled"), ""));
        lines.addAll(about.lines());
        for (StoryTrace.Cluster cluster : trace.clusters()) {
            lines.add("");
            lines.add(heading(cluster));
            TextTable carriers = new TextTable();
            cluster.members()
                    .forEach(member -> carriers.add(
                            "  " + Wording.time(member.ingested()),
                            member.id(),
                            outlet(member.source()),
                            cluster.members().size() == 1 && member.of() == null ? "own words" : relation(member)));
            lines.addAll(carriers.lines());
        }
        if (trace.notShown() > 0) {
            lines.add("");
            lines.add("and " + Wording.count(trace.notShown(), "later article"));
        }
        return lines;
    }

    /** How much each has of the other, then what stands beside each other: the model after -, the copy after +. */
    static List<String> lines(CopyComparison comparison) {
        Member model = comparison.model();
        List<String> lines = new ArrayList<>();
        lines.add(outlet(comparison.copy().source()) + " beside " + outlet(model.source()));
        lines.add("The copy has " + Wording.percent(comparison.modelInCopy()) + " of the model's text; "
                + Wording.percent(comparison.copyInModel()) + " of the copy's text is the model's.");
        comparison
                .text()
                .changedNumbers()
                .forEach(number ->
                        lines.add(Wording.line(number.before(), "") + " became " + Wording.line(number.after(), "")));
        lines.add("");
        lines.addAll(blocks(comparison.title()));
        lines.add("");
        lines.addAll(blocks(comparison.text()));
        if (!comparison.text().complete()) {
            lines.add("The texts are very long; the rest is not compared.");
        }
        return lines;
    }

    private static List<String> blocks(TextDifference difference) {
        List<String> lines = new ArrayList<>();
        for (TextDifference.Block block : difference.blocks()) {
            if (block.same()) {
                lines.add("  " + glimpse(marked(block.copy(), "", "")));
                continue;
            }
            if (!block.model().isEmpty()) {
                lines.add("- " + marked(block.model(), "[-", "-]"));
            }
            if (!block.copy().isEmpty()) {
                lines.add("+ " + marked(block.copy(), "{+", "+}"));
            }
        }
        return lines;
    }

    private static String marked(List<Run> runs, String before, String after) {
        return runs.stream()
                .map(run -> {
                    String words = run.text().stripTrailing();
                    String space = run.text().substring(words.length());
                    return (run.changed() ? before + words + after : words) + space;
                })
                .collect(Collectors.collectingAndThen(Collectors.joining(), text -> Wording.line(text, "")));
    }

    private static String glimpse(String text) {
        return text.codePointCount(0, text.length()) <= GLIMPSE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, GLIMPSE)) + "…";
    }

    private static String heading(StoryTrace.Cluster cluster) {
        Member shown = cluster.members().stream()
                .filter(member -> member.id().equals(cluster.canonical()))
                .findFirst()
                .orElse(cluster.members().get(0));
        return Wording.line(shown.title(), "untitled") + " (" + (shown.language() == null ? "und" : shown.language())
                + ", " + Wording.count(cluster.members().size(), "carrier") + ")";
    }

    /** "near copy of agency.example, 98 % in common, 105 % of its length, 12 became 14, version 2". */
    private static String relation(Member member) {
        List<String> parts = new ArrayList<>();
        String model = member.of() == null
                ? ""
                : " of " + (member.ofSource() == null ? member.of() : outlet(member.ofSource()));
        parts.add(
                switch (member.relation()) {
                    case ORIGINAL -> "first carrier";
                    case EXACT -> "exact copy" + model;
                    case NEAR -> "near copy" + model;
                    case REVISION -> "revision" + model;
                    case PART_OF -> (isLonger(member) ? "longer form" : "part") + model;
                    case RECURRENCE -> "recurrence" + model;
                });
        if (member.containment() != null && member.relation() != Relation.EXACT) {
            parts.add(Wording.percent(member.containment()) + " in common");
        }
        if (member.ofLength() != null && member.relation() != Relation.EXACT) {
            parts.add(Wording.percent(member.ofLength()) + " of its length");
        }
        member.changedNumbers()
                .forEach(number ->
                        parts.add(Wording.line(number.before(), "") + " became " + Wording.line(number.after(), "")));
        if (member.version() > 1) {
            parts.add("version " + member.version());
        }
        return String.join(", ", parts);
    }

    private static boolean isLonger(Member member) {
        return member.ofLength() != null && member.ofLength() > 1;
    }

    private static String outlet(@Nullable String source) {
        return Wording.line(source, "unknown outlet");
    }
}
