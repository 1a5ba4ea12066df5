/**
 * What the judges know beside what the product brings along: the user's own languages and events.
 *
 * <p>Start at {@link org.perennial.processing.knowledge.KnowledgeFolder}: a folder with {@code lexicon/*.yaml} and
 * {@code events/*.yaml}, read over the product's own files. {@link org.perennial.processing.knowledge.KnowledgeWatch} looks
 * at it every few seconds and hands on what has changed, so that a new language or event needs no restart; a file that
 * cannot be read changes nothing and is told.
 */
@NullMarked
package org.perennial.processing.knowledge;

import org.jspecify.annotations.NullMarked;
