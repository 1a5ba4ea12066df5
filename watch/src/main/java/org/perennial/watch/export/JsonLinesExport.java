package org.perennial.watch.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.perennial.contract.EnrichedArticle;
import org.perennial.contract.Json;
import org.perennial.watch.search.Found;

/** One JSON object a line, with the whole enriched article. */
final class JsonLinesExport implements Export {
    private final Writer out;

    JsonLinesExport(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private record Line(String appeared, int copies, EnrichedArticle article) {}

    @Override
    public void add(Found found) throws IOException {
        out.write(Json.write(new Line(found.appeared().toString(), found.copies(), found.article())));
        out.write('\n');
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
