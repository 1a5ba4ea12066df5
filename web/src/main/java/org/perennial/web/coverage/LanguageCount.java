package org.perennial.web.coverage;

/** How many of the newest articles are written in a language; {@code tag} is BCP 47. */
public record LanguageCount(String tag, long articles) {}
