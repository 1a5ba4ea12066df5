/**
 * Makes the frequency lists in {@code analysis/src/main/frequency-lists} out of translations of programs and our own sentences.
 *
 * <p>Start from {@link org.perennial.analysis.language.lists.ListBuild}, which a maintainer runs when a source has a new version or the
 * recipe changes. Nothing that runs asks it, nor does the build: that reads the lists.
 */
@NullMarked
package org.perennial.analysis.language.lists;

import org.jspecify.annotations.NullMarked;
