/**
 * What a message says, in the language of those who read it.
 *
 * <p>Start from {@link org.perennial.watch.message.Composer}: it makes a {@link org.perennial.watch.message.Letter} of a message's
 * notices, and every channel writes that down in its own form. Words are in {@code texts_*.properties} as ICU message
 * formats. Titles are shown as found, without what could change the text around them. Everything is pure and safe for all
 * threads.
 */
@NullMarked
package org.perennial.watch.message;

import org.jspecify.annotations.NullMarked;
