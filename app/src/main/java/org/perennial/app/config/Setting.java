package org.perennial.app.config;

/**
 * One setting as it is in force.
 *
 * @param key its path with dots, such as {@code web.port}
 * @param value as JSON
 * @param origin where it was set: {@code default}, a file with its line, a variable, or {@code --set}
 * @param about what it does
 */
public record Setting(String key, String value, String origin, String about) {}
