/**
 * What a reader sees: entries of the store in words, and the templates that print them.
 *
 * <p>Start at {@link org.perennial.web.page.Pages}, which renders each page from one record of this package; the records hold
 * plain values and no markup, and the templates escape all of it. The interface speaks English; what an article says is shown
 * in its own language, with its language and direction set. All types are immutable.
 */
@NullMarked
package org.perennial.web.page;

import org.jspecify.annotations.NullMarked;
