package org.perennial.ingest.text;

import java.nio.charset.Charset;

/**
 * Bytes as characters.
 *
 * @param text without a byte order mark
 * @param charset by which they were read
 */
public record Decoded(String text, Charset charset) {}
