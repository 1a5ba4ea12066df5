package org.perennial.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perennial.watch.export.ExportFormat;
import org.perennial.web.page.LivePage.Choice;

/**
 * The archive, asked.
 *
 * @param query what was asked; empty before anything was
 * @param zone the reader's time zone
 * @param choices conditions that one often adds
 * @param problem why it could not be asked; absent if it could
 * @param matches what was found; absent before anything was asked
 * @param older the address of the next page; absent on the last
 * @param exports the same list as files
 * @param save where it becomes a watch
 */
public record SearchPage(
        String query,
        String zone,
        List<Choice> choices,
        @Nullable QueryProblem problem,
        @Nullable List<Match> matches,
        @Nullable String older,
        List<Export> exports,
        String save) {

    /** The list as a file. */
    public record Export(String name, String address) {}

    /** The page of a query before its answer. */
    public static SearchPage of(String query, String zone, List<Choice> choices) {
        String asked = "q=" + Wording.segment(query) + "&zone=" + Wording.segment(zone);
        return new SearchPage(
                query,
                zone,
                choices,
                null,
                null,
                null,
                List.of(ExportFormat.values()).stream()
                        .map(format ->
                                new Export(format.word(), "/api/v1/export?format=" + format.word() + "&" + asked))
                        .toList(),
                "/watches/new?query=" + Wording.segment(query) + "&zone=" + Wording.segment(zone));
    }

    /** With what is wrong. */
    public SearchPage refused(QueryProblem what) {
        return new SearchPage(query, zone, choices, what, null, null, exports, save);
    }

    /** With what was found. */
    public SearchPage with(List<Match> found, @Nullable String next) {
        return new SearchPage(query, zone, choices, null, List.copyOf(found), next, exports, save);
    }

    /** Where a query is asked. */
    public static String address(String query, String zone) {
        return "/search?q=" + Wording.segment(query) + (zone.equals("Z") ? "" : "&zone=" + Wording.segment(zone));
    }

    /** Queries to begin with. */
    public List<String> examples() {
        return List.of(
                "event:khojaly lang:az,tr after:30d",
                "\"black january\" -lang:ru",
                "has:anniversary n:>=30 copies:>2",
                "title:(genocide OR soyqırım*)");
    }
}
