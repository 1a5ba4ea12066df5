package org.perennial.analysis.anniversary;

import org.jspecify.annotations.Nullable;

/** Tells what is of public concern from somebody's own birthday, wedding or jubilee. */
final class PrivateLife {
    private static final int PRIVATE_REACH = 8;
    private static final int OWN_REACH = 4;
    private static final int BODY_REACH = 10;
    private static final int LONGEST_ABBREVIATION = 5;
    private static final int BESIDE = 2;
    private static final int LONGEST_LIFE = 110;

    private PrivateLife() {}

    /** Gives a draft of private life its kind, and a birthday the score it deserves. */
    static void judge(Draft draft, Found found, boolean marked) {
        boolean weak = isWeakBirth(found);
        if (weak && isOfBody(draft)) {
            draft.kind = Kind.FOUNDING;
            draft.score = Math.max(draft.score, Weights.ANNIVERSARY);
        } else if (weak) {
            birthday(draft, marked);
        } else if (isPrivateItself(draft) || isOwn(draft, found, marked)) {
            draft.kind = Kind.PRIVATE;
        }
    }

    /** Whether a birthday is that of a town, a club or an abbreviated name, and no family is spoken of. */
    private static boolean isOfBody(Draft draft) {
        Tokens tokens = draft.reading.tokens;
        int from = Math.max(tokens.sentenceStart(draft.from), draft.first() - BODY_REACH);
        int to = Math.min(tokens.sentenceEnd(draft.to - 1), draft.last() + BODY_REACH);
        return !isPrivate(draft) && (draft.reading.has(Sense.BODY, from, to) || hasAbbreviation(draft, from, to));
    }

    /** Whether a name of two to five capitals stands in a text that is not all in capitals. */
    private static boolean hasAbbreviation(Draft draft, int from, int to) {
        Tokens tokens = draft.reading.tokens;
        boolean small = false;
        boolean abbreviation = false;
        for (int t = from; t < to; t++) {
            int capitals = 0;
            for (int i = tokens.start(t); i < tokens.end(t); i++) {
                int letter = draft.reading.text.originalAt(i);
                capitals += Character.isUpperCase(letter) ? 1 : 0;
                small |= Letters.isSmall(letter);
            }
            int length = tokens.length(t);
            abbreviation |= capitals == length
                    && length >= 2
                    && length <= LONGEST_ABBREVIATION
                    && !tokens.isNumber(t)
                    && !isRoman(tokens.word(t));
        }
        return small && abbreviation;
    }

    private static boolean isRoman(String word) {
        return word.chars().allMatch(c -> "ivxlcdm".indexOf(c) >= 0);
    }

    private static boolean isWeakBirth(Found found) {
        return found.pattern().kind() == Kind.BIRTH && found.pattern().weight(Weights.ANNIVERSARY) < Weights.MEANT;
    }

    /**
     * Whether the anniversary word is of private life ("wedding anniversary"), or stands near such words with nothing
     * public about it: ministers too say "my country".
     */
    private static boolean isPrivateItself(Draft draft) {
        if (draft.reading.has(Sense.PRIVATE, draft.first() - BESIDE, draft.last() + BESIDE)) {
            return true;
        }
        boolean supported = draft.event != null
                || draft.confirmed
                || draft.evidence.stream().anyMatch(e -> e.role() == Role.VERB);
        return !supported && isPrivate(draft);
    }

    private static boolean isPrivate(Draft draft) {
        return draft.reading.has(
                Sense.PRIVATE,
                Math.max(draft.reading.tokens.sentenceStart(draft.from), draft.from - PRIVATE_REACH),
                Math.min(draft.reading.tokens.sentenceEnd(draft.to - 1), draft.to + PRIVATE_REACH));
    }

    /** "His 63rd", "their anniversary": where one word serves birthdays and jubilees, the possessive tells. */
    private static boolean isOwn(Draft draft, Found found, boolean marked) {
        return found.sense() == Sense.ANNIVERSARY
                && found.pattern().kind() == null
                && !marked
                && !draft.confirmed
                && draft.event == null
                && (draft.n == null || draft.n <= LONGEST_LIFE)
                && isPossessed(draft)
                && !isOfBody(draft);
    }

    /** Whether "his" or the like stands shortly before, in the same clause. */
    private static boolean isPossessed(Draft draft) {
        Tokens tokens = draft.reading.tokens;
        int from = draft.first();
        while (from > 0 && draft.first() - from < OWN_REACH && tokens.gap(from) <= Tokens.DOT) {
            from--;
        }
        return draft.reading.has(Sense.PERSONAL, from, draft.first() + 1);
    }

    /** A birthday is public when it is counted beyond a life, or is that of somebody with a full name; else it is private. */
    private static void birthday(Draft draft, boolean marked) {
        if (draft.n != null && draft.n > LONGEST_LIFE) {
            draft.score += Weights.BEYOND_A_LIFE;
            return;
        }
        boolean own = isPossessed(draft);
        boolean age = draft.n != null && isOfDead(draft); // "died a few days before his 63rd birthday"
        if (age || isPrivate(draft) || (!isFullName(draft.phrase) && isCased(draft) && !isNamedBefore(draft))) {
            draft.kind = Kind.PRIVATE; // somebody's own, whoever celebrates with them
            draft.score = Weights.ANNIVERSARY;
            return;
        }
        if (own && !marked) {
            draft.score += Weights.PERSONAL;
        }
        if (isFullName(draft.phrase)) {
            draft.score += Weights.FULL_NAME;
        } else if (draft.n == null) {
            draft.score += Weights.PERSONAL;
        }
        if (draft.score < Weights.MEANT && own) {
            draft.kind = Kind.PRIVATE;
            draft.score = Weights.MEANT;
        }
    }

    private static boolean isOfDead(Draft draft) {
        Tokens tokens = draft.reading.tokens;
        return draft.reading.has(Sense.DEATH, tokens.sentenceStart(draft.from), tokens.sentenceEnd(draft.to - 1));
    }

    /** Whether the language tells names by capitals at all. */
    private static boolean isCased(Draft draft) {
        int letter = draft.reading.words(draft.from, draft.from + 1).codePointAt(0);
        return Letters.isCased(letter);
    }

    /** Whether two words with capitals stand side by side before the occasion in its sentence: who it is about. */
    private static boolean isNamedBefore(Draft draft) {
        int from = draft.reading.tokens.sentenceStart(draft.from);
        return from < draft.first() && hasFullName(draft.reading.words(from, draft.first()));
    }

    private static boolean hasFullName(String words) {
        boolean capital = false;
        for (String word : words.split("\\s+", -1)) {
            boolean also = !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
            if (capital && also) {
                return true;
            }
            capital = also;
        }
        return false;
    }

    /** Two capitals or more: not somebody's "Lena" but a person or body that readers know. */
    private static boolean isFullName(@Nullable String phrase) {
        if (phrase == null) {
            return false;
        }
        int capitals = 0;
        for (String word : phrase.split("\\s+", -1)) {
            capitals += !word.isEmpty() && Character.isUpperCase(word.codePointAt(0)) ? 1 : 0;
        }
        return capitals > 1;
    }
}
