package org.perennial.analysis.anniversary;

/** One field of an article, folded and split into words. */
record FieldText(Field field, Tokens tokens) {}
