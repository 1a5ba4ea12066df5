package org.perennial.analysis.language.models;

import java.util.List;

/** Statistics of languages that tell how well each explains a text. Implementations are safe for any number of threads. */
public interface LanguageModels {
    /**
     * The languages that a text can be in, the likeliest first, each compared with it. Never throws, whatever the text holds;
     * time and memory are linear in its length.
     *
     * @return empty when nothing can be told
     */
    List<LanguageScore> scores(String text);
}
