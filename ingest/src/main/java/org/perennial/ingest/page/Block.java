package org.perennial.ingest.page;

/**
 * A line of a page and what is known of it.
 *
 * @param kind of the element that it stands in
 * @param level of a heading, 1 to 6; 0 for all else
 * @param letters its length
 * @param linked letters of it that stand in links
 * @param social links of it to networks where publishers have pages of their own
 * @param quoted whether it stands in a quotation
 */
record Block(String line, Kind kind, int level, int letters, int linked, int social, boolean quoted) {
    private static final int LONG = 200;
    private static final int LONG_ITEM = 120;
    private static final int SHORT = 60;
    private static final int SHORTEST_LOOSE = 25;
    private static final int LONGEST_INVITATION = 300;
    private static final int SHORT_INVITATION = 140;

    /** What kind of element a line stands in. */
    enum Kind {
        PARAGRAPH,
        ITEM,
        HEADING,
        ROW,
        LOOSE
    }

    double density() {
        return (double) linked / Math.max(1, letters);
    }

    boolean isHeading() {
        return kind == Kind.HEADING;
    }

    /** Whether it reads like text by itself, whatever stands around it. */
    boolean isText() {
        double density = density();
        boolean prose = switch (kind) {
            case HEADING, ROW -> density < 0.5;
            case ITEM -> density < 0.5 || density < 0.8 && letters > LONG_ITEM;
            case PARAGRAPH -> density < 0.66 || letters > LONG && density < 0.8;
            case LOOSE ->
                letters > SHORTEST_LOOSE && density < 0.4 && (letters >= SHORT || Letters.endsAsSentence(line));
        };
        return prose && !isInvitation();
    }

    /** Whether it is short and no sentence: a label, a name, a call. */
    boolean isLabel() {
        return letters < SHORT && (!Letters.endsAsSentence(line) || endsWithColon());
    }

    /** Whether it is a short question that is no paragraph of its own, such as whether the article was of use. */
    boolean isQuestionToReaders() {
        return letters < SHORT
                && kind != Kind.PARAGRAPH
                && (line.endsWith("?") || line.endsWith("？") || line.endsWith("؟"));
    }

    boolean endsWithColon() {
        return line.endsWith(":") || line.endsWith("：");
    }

    /** Whether it asks to be followed elsewhere. */
    private boolean isInvitation() {
        return !quoted
                && (social > 1 && letters < LONGEST_INVITATION
                        || social == 1 && letters < SHORT_INVITATION && density() > 0.25);
    }
}
