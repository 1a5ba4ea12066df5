/**
 * Broker, database, feed server, browser and article builders for tests. Never a compile dependency.
 *
 * <p>{@link org.perennial.testkit.TestBroker} and {@link org.perennial.testkit.TestDatabase} start once per JVM at their
 * first use and are shared by all tests of it; each test asks for fresh topics or a fresh database. {@link
 * org.perennial.testkit.TestFeedServer} is a site on the loopback interface that answers what a test tells it to. {@link
 * org.perennial.testkit.Articles} makes articles of which a test names only what it is about. {@link
 * org.perennial.testkit.Containers} gives the same broker and database as containers, where an engine answers; {@link
 * org.perennial.testkit.TestChromium} is the machine's browser, where it has one.
 */
@NullMarked
package org.perennial.testkit;

import org.jspecify.annotations.NullMarked;
