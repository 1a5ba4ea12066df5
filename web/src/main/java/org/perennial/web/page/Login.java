package org.perennial.web.page;

/**
 * The form that asks for the token.
 *
 * @param refused whether a token was given and was wrong
 */
public record Login(boolean refused) {}
