package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.perennial.analysis.query.Query;
import org.perennial.analysis.query.QueryParser;
import org.perennial.analysis.query.QuerySyntaxException;
import org.perennial.watch.export.Export;
import org.perennial.watch.export.ExportFormat;
import org.perennial.watch.search.Archive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that a search finds, as a file, sent while it is read. */
final class ExportApi {
    private static final Logger log = LoggerFactory.getLogger(ExportApi.class);

    /** Each takes a connection to the database for as long as its reader takes to read. */
    private static final int AT_ONCE = 2;

    private final Archive archive;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ExportApi(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    void export(Context context) throws IOException {
        ExportFormat format = format(context);
        String text = context.queryParam("q") == null ? "" : String.valueOf(context.queryParam("q"));
        Query query = query(text);
        ZoneId zone = zone(context);
        context.contentType(format.contentType());
        context.header("Content-Disposition", "attachment; filename=\"perennial." + format.suffix() + "\"");
        if (context.method().equals(HandlerType.HEAD)) {
            return;
        }
        if (!free.tryAcquire()) {
            throw new Problem.Refused(new Problem(
                    503,
                    "Too many exports",
                    AT_ONCE + " exports are being read already",
                    "Try again when one of them has ended."));
        }
        try {
            send(context, format, query, text, zone);
        } finally {
            free.release();
        }
    }

    private void send(Context context, ExportFormat format, Query query, String text, ZoneId zone) throws IOException {
        Instant now = clock.instant();
        OutputStream out = new BufferedOutputStream(context.outputStream());
        try {
            Export export = format.open(out, text.isBlank() ? "all articles" : text, now);
            archive.stream(query, zone, now, export::add);
            export.finish();
            out.flush();
        } catch (IOException | RuntimeException e) {
            if (!context.res().isCommitted()) {
                throw e;
            }
            log.atWarn()
                    .setMessage("an export broke off")
                    .addKeyValue("query", text)
                    .addKeyValue("detail", e.getMessage())
                    .log();
            breakOff(context);
        }
    }

    /** Whoever reads must not take a part for the whole: the connection ends without the end of the answer. */
    private static void breakOff(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    private static ExportFormat format(Context context) {
        String word = context.queryParam("format");
        return ExportFormat.of(word == null ? "" : word)
                .orElseThrow(() -> Problem.badRequest(
                        word == null ? "format is missing" : "format=" + word + " is unknown",
                        "Use one of " + ExportFormat.words() + "."));
    }

    private static Query query(String text) {
        try {
            return QueryParser.parse(text);
        } catch (QuerySyntaxException e) {
            throw Problem.badRequest("q: " + e.getMessage(), "docs/query-language.md says how queries are written.");
        }
    }

    private static ZoneId zone(Context context) {
        String zone = context.queryParam("zone");
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Problem.badRequest("zone=" + zone + " is no time zone", "Use a name such as Asia/Baku.");
        }
    }
}
