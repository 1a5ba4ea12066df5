package org.perennial.analysis.anniversary;

/** One field of an article, folded. */
record FieldText(Field field, FoldedText text) {}
