package org.perennial.app.poison;

/**
 * What became of a thing, or must.
 *
 * @param result what was read of it, or the reason of a dead letter; empty where it was refused
 */
public record Outcome(Verdict verdict, String result) {
    /** Not let in. */
    static final Outcome REFUSED = new Outcome(Verdict.REFUSED, "");

    private static final int LONGEST_SHOWN = 100;

    /** Taken as it stands. */
    static Outcome taken(String result) {
        return new Outcome(Verdict.TAKEN, result);
    }

    /** Taken without what is wrong with it. */
    static Outcome repaired(String result) {
        return new Outcome(Verdict.REPAIRED, result);
    }

    /** Whether this came, where the other was to come: of what is taken only the result shows whether it was repaired. */
    boolean isAsExpected(Outcome expected) {
        return isTaken() == expected.isTaken()
                && (isTaken() || verdict == expected.verdict)
                && result.equals(expected.result);
    }

    /** For people: the verdict, and of a dead letter its reason. */
    public String summary() {
        return verdict == Verdict.DEAD_LETTER ? verdict + " " + result : verdict.toString();
    }

    private boolean isTaken() {
        return verdict == Verdict.TAKEN || verdict == Verdict.REPAIRED;
    }

    /** On one line, its result cut short. */
    @Override
    public String toString() {
        String line = result.replaceAll("\\s+", " ");
        int end = Math.min(line.length(), LONGEST_SHOWN);
        return verdict + (line.isEmpty() ? "" : ": " + line.substring(0, end) + (end < line.length() ? "…" : ""));
    }
}
