package org.perennial.analysis.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A multilingual story: the stories that are linked with each other. */
final class LinkGroup {
    private static final Comparator<LinkedStory> ARRIVAL = Comparator.comparingLong(s -> s.order);

    /** The best few decide how well a story fits, as some languages show little of a story. */
    private static final int DECISIVE = 5;

    /** So many names, places and numbers must two stories share to be linked. */
    private static final int LEAST_SHARED = 2;

    private static final int FIRST_YEAR = 1500;
    private static final int LAST_YEAR = 2100;
    private static final int[] COMMON_NUMBERS = commonNumbers();

    private final List<LinkedStory> members = new ArrayList<>();
    private String id;
    /** Whether the story that gave the id was closed: the id then stays for those that are left. */
    private boolean settled;

    /** A group without members yet. */
    LinkGroup(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    List<LinkedStory> members() {
        return members;
    }

    void join(LinkedStory story) {
        members.add(story);
        story.group = this;
        rename();
    }

    void leave(LinkedStory story) {
        members.remove(story);
        rename();
    }

    /** Lets a quiet story go without a change of the id. */
    void close(LinkedStory story) {
        settled |= story.id.equals(id);
        members.remove(story);
    }

    /** Takes a stored member back under the id that it had. */
    void restore(LinkedStory story) {
        members.add(story);
        story.group = this;
    }

    /** To be called when all members are back. */
    void restored() {
        settled = members.stream().noneMatch(m -> m.id.equals(id));
    }

    private void rename() {
        if (!settled) {
            members.stream().min(ARRIVAL).ifPresent(first -> id = first.id);
        }
    }

    /** The member of a story's own language; null when there is none. */
    @Nullable
    LinkedStory rivalOf(LinkedStory story) {
        for (LinkedStory member : members) {
            if (member != story && member.language.equals(story.language)) {
                return member;
            }
        }
        return null;
    }

    /** The mean likeness of a story and those members of other languages that are most like it. */
    Likeness fit(LinkedStory story, Meanings meanings) {
        double[] best = new double[DECISIVE];
        double[] embedded = new double[DECISIVE];
        int others = 0;
        for (LinkedStory member : members) {
            if (member.language.equals(story.language)) {
                continue;
            }
            others++;
            if (!member.isNear(story)) {
                continue;
            }
            double shared = hasEvidence(member.vector, story.vector) ? member.vector.dot(story.vector) : 0;
            double added = meanings.added(member, story);
            double likeness = Math.max(0, Math.min(1, shared + added));
            for (int i = 0; i < DECISIVE; i++) {
                if (likeness > best[i]) {
                    double less = best[i];
                    best[i] = likeness;
                    likeness = less;
                    less = embedded[i];
                    embedded[i] = added;
                    added = less;
                }
            }
        }
        return others == 0
                ? Likeness.NONE
                : new Likeness(mean(best, Math.min(DECISIVE, others)), mean(embedded, Math.min(DECISIVE, others)));
    }

    private static double mean(double[] values, int count) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / count;
    }

    /**
     * Whether two stories have more in common than a date and a number, which short articles about different things share
     * easily: a remembered event, or several names, places and numbers. Years and numbers of two digits are not enough by
     * themselves: all that is fifty years old on one day shares the day, its age and the year of its beginning.
     */
    private static boolean hasEvidence(Vector one, Vector other) {
        int common = 0;
        int telling = 0;
        int i = 0;
        int j = 0;
        while (i < one.terms().length && j < other.terms().length) {
            int mine = one.terms()[i];
            int theirs = other.terms()[j];
            if (mine == theirs) {
                switch (Term.kind(mine)) {
                    case Term.EVENT -> {
                        return true;
                    }
                    case Term.SOUND, Term.PLACE -> telling++;
                    case Term.NUMBER -> {
                        boolean isCommon = Arrays.binarySearch(COMMON_NUMBERS, mine) >= 0;
                        common += isCommon ? 1 : 0;
                        telling += isCommon ? 0 : 1;
                    }
                    default -> {}
                }
                if (telling > 0 && telling + common >= LEAST_SHARED) {
                    return true;
                }
                i++;
                j++;
            } else if (mine < theirs) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    private static int[] commonNumbers() {
        return IntStream.concat(IntStream.range(10, 100), IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR))
                .map(number -> Term.of(Term.NUMBER, Integer.toString(number)))
                .sorted()
                .toArray();
    }
}
