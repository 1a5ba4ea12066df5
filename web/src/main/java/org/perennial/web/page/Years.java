package org.perennial.web.page;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.perennial.contract.Occurrence;

/** In which year an event returned. */
final class Years {
    private Years() {}

    /** The year that the id of a configured event's return ends with; otherwise that of its day, or of its first article. */
    static int of(Occurrence occurrence) {
        String id = occurrence.id();
        String year = id.substring(id.lastIndexOf('@') + 1);
        if (year.matches("[0-9]{1,4}")) {
            return Integer.parseInt(year);
        }
        LocalDate day = occurrence.day();
        return day != null
                ? day.getYear()
                : occurrence.firstSeen().atOffset(ZoneOffset.UTC).getYear();
    }
}
