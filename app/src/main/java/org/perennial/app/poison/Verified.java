package org.perennial.app.poison;

/**
 * A piece of poison, and what became of it.
 *
 * @param actual a refusal where nothing came
 */
public record Verified(Poison poison, Outcome actual) {
    /** Whether it is what had to. */
    public boolean isAsExpected() {
        return actual.isAsExpected(poison.expected());
    }

    /** Gives a document to its reader. A reader that fails in any way has not done what it must. */
    public static Verified document(Poison poison) {
        try {
            return new Verified(poison, poison.door().give(poison.bytes()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            return new Verified(poison, new Outcome(Verdict.REFUSED, "failed: " + failure));
        }
    }

    /** What was expected and what came, on two lines. */
    @Override
    public String toString() {
        return poison.kind() + "\n    expected " + poison.expected() + "\n    came     " + actual;
    }
}
