package org.perennial.analysis.anniversary;

/**
 * What each sign adds to a mention's confidence: the one place where they are weighed.
 *
 * <p>Set by judgement so that a sign that errs alone stays under {@link #MEANT} until a second one agrees; not yet
 * fitted to labelled data, so the figures order mentions better than they predict precision.
 */
final class Weights {
    /** From here on the tagger means it. */
    static final double MEANT = 0.5;

    /** An anniversary word. */
    static final double ANNIVERSARY = 0.6;
    /** Years counted from something. */
    static final double SINCE = 0.35;
    /** The name of a day of remembrance. */
    static final double REMEMBRANCE = 0.4;
    /** A world day; it never gains more. */
    static final double OBSERVANCE = 0.6;
    /** A configured event's name without any of these. */
    static final double NAME_ONLY = 0.05;

    /** A number of years beside a name. */
    static final double YEARS = 0.25;
    /** The day of publication in an earlier year. */
    static final double SAME_DAY = 0.45;

    /** The number is stated. */
    static final double NUMBER = 0.1;
    /** A word of commemoration in the sentence. */
    static final double MARKING = 0.15;
    /** A configured event's name in the sentence, and its year agrees. */
    static final double NAME = 0.25;
    /** The same further away. */
    static final double NAME_ELSEWHERE = 0.15;
    /** A date in the text agrees with the number. */
    static final double DATE = 0.25;
    /** Published near the event's day of the year. */
    static final double SEASON = 0.1;
    /** In the headline or the lead; of years counted from something only if anything supports them. */
    static final double LEAD = 0.05;
    /** More years than a person lives. */
    static final double BEYOND_A_LIFE = 0.4;
    /** Somebody's own birthday. */
    static final double PERSONAL = -0.1;
    /** The birthday of a person or body with a full name. */
    static final double FULL_NAME = 0.2;
    /** Only a few years, counted from something that nothing else supports. */
    static final double FEW_YEARS = -0.1;

    static final double MOST = 0.99;

    private Weights() {}
}
