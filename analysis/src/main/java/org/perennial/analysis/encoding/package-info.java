/** Texts whose characters do not mean what Unicode says they do, made readable. */
package org.perennial.analysis.encoding;
