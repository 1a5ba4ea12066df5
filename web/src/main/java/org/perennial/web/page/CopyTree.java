package org.perennial.web.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.perennial.watch.story.Member;

/** Who repeats whom, as lines: each member after its model, and those of one model in order of ingestion. */
final class CopyTree {
    private CopyTree() {}

    /** @param depth how many models stand before it, 0 for one whose model is not among the members */
    record Line(Member member, int depth) {}

    /** @param members of one cluster, in order of ingestion */
    static List<Line> lines(List<Member> members) {
        Set<String> ids = members.stream().map(Member::id).collect(Collectors.toSet());
        List<Member> roots = new ArrayList<>();
        Map<String, List<Member>> copies = new HashMap<>();
        for (Member member : members) {
            String model = member.of();
            if (model == null || !ids.contains(model) || model.equals(member.id())) {
                roots.add(member);
            } else {
                copies.computeIfAbsent(model, key -> new ArrayList<>()).add(member);
            }
        }
        List<Line> lines = new ArrayList<>();
        Set<String> told = new HashSet<>();
        roots.forEach(root -> tell(root, copies, lines, told));
        // Between two judgements, two members may each name the other.
        members.stream()
                .filter(member -> !told.contains(member.id()))
                .toList()
                .forEach(member -> tell(member, copies, lines, told));
        return lines;
    }

    private static void tell(Member root, Map<String, List<Member>> copies, List<Line> lines, Set<String> told) {
        Deque<Line> waiting = new ArrayDeque<>(List.of(new Line(root, 0)));
        while (!waiting.isEmpty()) {
            Line line = waiting.pop();
            if (told.add(line.member().id())) {
                lines.add(line);
                List<Member> next =
                        new ArrayList<>(copies.getOrDefault(line.member().id(), List.of()));
                Collections.reverse(next);
                next.forEach(copy -> waiting.push(new Line(copy, line.depth() + 1)));
            }
        }
    }
}
