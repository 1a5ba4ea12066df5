package org.perennial.analysis.anniversary;

/**
 * Words of the article that a judgement rests on.
 *
 * @param role what they are evidence of
 * @param field the part of the article they stand in
 * @param start index of their first code point in that field, from 0
 * @param end index after their last code point
 * @param text exactly the code points from start to end of the original field
 */
public record Evidence(Role role, Field field, int start, int end, String text) {
    /** Checks that the span is not empty and as long as its text. */
    public Evidence {
        if (start < 0 || end <= start || text.codePointCount(0, text.length()) != end - start) {
            throw new IllegalArgumentException("evidence [" + start + ", " + end + ") does not fit its text: " + text);
        }
    }
}
