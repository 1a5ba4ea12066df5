/**
 * Finds the articles that tell the same news, first in one language, then across languages.
 */
@NullMarked
package org.perennial.analysis.story;

import org.jspecify.annotations.NullMarked;
