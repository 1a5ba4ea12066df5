/**
 * What has just been stored, as it comes.
 *
 * <p>The store numbers its changes, and the numbers become visible in their order: who has seen one number asks for what
 * came after it and misses nothing. State is that one number.
 */
@NullMarked
package org.perennial.watch.stream;

import org.jspecify.annotations.NullMarked;
