package org.perennial.web;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * Something that can be asked for.
 *
 * @param path in Javalin's notation, which is OpenAPI's
 * @param access by whom
 * @param handler what answers
 */
record Route(HandlerType method, String path, Access access, Handler handler) {

    /** By whom a route may be used. */
    enum Access {
        /** By anyone, under any host name: it gives nothing away. */
        PROBE,
        /** By anyone who asks for one of this server's names. */
        OPEN,
        /** By those who know a token, and by programs on this machine. */
        METRICS,
        /** By those who know a token. */
        READER,
        /** By those whose token is an editor's or an administrator's. */
        EDITOR,
        /** By those whose token is an administrator's. */
        ADMIN
    }
}
