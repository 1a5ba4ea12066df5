package org.perennial.ingest.robots;

/**
 * One line that allows or forbids.
 *
 * @param pattern in the form of {@link RobotsPath}, not empty; {@code *} stands for any letters, {@code $} at the end for
 *     the end of the path
 */
record PathRule(String pattern, boolean allows) {

    boolean outweighs(PathRule other) {
        int difference = pattern.length() - other.pattern.length();
        return difference > 0 || difference == 0 && allows && !other.allows;
    }

    /** Whether the pattern describes the beginning of the path, or all of it if it ends with {@code $}. */
    boolean matches(String path) {
        boolean whole = pattern.endsWith("$");
        String[] parts = (whole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!path.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (last && whole) { // what comes last must stand at the end, and behind what was found so far
                return path.length() - at >= parts[i].length() && path.endsWith(parts[i]);
            }
            int found = path.indexOf(parts[i], at); // the first place leaves most to the parts that follow
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return !whole || at == path.length();
    }
}
