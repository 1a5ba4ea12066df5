package org.perennial.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene Monitor with its presearcher and its standard analyser, as a rival to measure against. It is made by {@link
 * RivalLoader} alone, and so speaks in types of Java only: text and language go in, the number of matches comes out.
 */
final class LuceneMonitor implements ToIntBiFunction<String, String>, AutoCloseable {
    private static final String TEXT = "text";
    private static final String LANGUAGE = "lang";

    private final Monitor monitor;

    /** @param watches each as groups of alternatives, of which the last group is what is excluded */
    LuceneMonitor(List<List<List<String>>> watches) throws IOException {
        Analyzer analyser = new StandardAnalyzer();
        monitor = new Monitor(analyser, new TermFilteredPresearcher(), new MonitorConfiguration());
        QueryBuilder builder = new QueryBuilder(analyser);
        List<MonitorQuery> queries = new ArrayList<>();
        for (List<List<String>> watch : watches) {
            queries.add(new MonitorQuery(Integer.toString(queries.size()), query(watch, builder)));
        }
        monitor.register(queries);
    }

    private static Query query(List<List<String>> watch, QueryBuilder builder) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int last = watch.size() - 1;
        for (List<String> group : watch.subList(0, last)) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            group.forEach(one -> any.add(one(one, builder), Occur.SHOULD));
            all.add(any.build(), Occur.MUST);
        }
        watch.get(last).forEach(one -> all.add(one(one, builder), Occur.MUST_NOT));
        return all.build();
    }

    private static Query one(String condition, QueryBuilder builder) {
        if (condition.startsWith("lang:")) {
            return new TermQuery(new Term(LANGUAGE, condition.substring("lang:".length())));
        }
        Query phrase = builder.createPhraseQuery(TEXT, condition);
        return phrase == null ? new MatchAllDocsQuery() : phrase;
    }

    @Override
    public int applyAsInt(String text, String language) {
        Document document = new Document();
        document.add(new TextField(TEXT, text, Field.Store.NO));
        document.add(new StringField(LANGUAGE, language, Field.Store.NO));
        try {
            return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
        } catch (IOException e) {
            throw new UncheckedIOException("Lucene Monitor failed on an article", e);
        }
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
