package org.perennial.app.poison;

import java.util.Locale;

/** What can become of a thing that the program is given. */
public enum Verdict {
    /** It is taken as it stands. */
    TAKEN,
    /** It is taken without what is wrong with it. */
    REPAIRED,
    /** It is put aside among the dead letters, with its reason. */
    DEAD_LETTER,
    /** It is not let in, and who gave it is told. */
    REFUSED;

    /** As in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
