/**
 * Texts whose characters do not mean what Unicode says they do, made readable.
 *
 * <p>Start from {@link org.perennial.analysis.encoding.Zawgyi}.
 */
@NullMarked
package org.perennial.analysis.encoding;

import org.jspecify.annotations.NullMarked;
