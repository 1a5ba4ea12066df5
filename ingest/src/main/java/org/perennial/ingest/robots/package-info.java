/**
 * Says which pages a site lets a program read, by its {@code robots.txt}.
 *
 * <p>Start at {@link org.perennial.ingest.robots.RobotsRules}. The rules are those of RFC 9309. Nothing is fetched here:
 * who asks for a site's file gives its bytes, or how the asking ended. Pure functions, safe for all threads.
 */
@NullMarked
package org.perennial.ingest.robots;

import org.jspecify.annotations.NullMarked;
