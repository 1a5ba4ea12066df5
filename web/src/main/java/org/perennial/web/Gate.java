package org.perennial.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask for what.
 *
 * <p>The host name must be one of ours, or a page elsewhere whose name was pointed at this machine could read everything
 * (DNS rebinding). A write must come from our own pages. Everything but a few probes needs a token, as a session's cookie
 * or as a bearer token: the server's own, or one of a role.
 */
final class Gate {
    private static final String COOKIE = "perennial_session";
    private static final int SESSION_SECONDS = 30 * 24 * 60 * 60;
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    /** Only what this server itself sends may run, style, draw or be asked; nothing may frame it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";

    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private static final String ROLE = "perennial.role";

    private final AccessToken token;
    private final @Nullable ApiTokens tokens;
    private final boolean behindTlsProxy;

    /** @param tokens those besides the server's own; absent where there is no database */
    Gate(WebConfig config, @Nullable ApiTokens tokens) {
        this.tokens = tokens;
        this.token = new AccessToken(config.token());
        this.behindTlsProxy = config.behindTlsProxy();
        hosts.addAll(config.allowedHosts());
        hosts.add(config.host().toLowerCase(Locale.ROOT));
    }

    /** What every answer says to the browser. */
    void setHeaders(Context context) {
        context.header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    /** @throws Problem.Refused if the request was sent to a name that is not ours */
    void checkHost(Context context) {
        String host = context.req().getHeader("Host");
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        if (!hosts.contains(name)) {
            throw new Problem.Refused(new Problem(
                    421,
                    "Misdirected request",
                    "this server is not called \"" + name + "\"",
                    "Ask for it by its own name, or add the name to web.allowed-hosts."));
        }
    }

    /** @throws Problem.Refused if a write comes from a page of another site */
    void checkOrigin(Context context) {
        if (isReading(context)) {
            return;
        }
        if (!isOwnPage(context)) {
            throw new Problem.Refused(new Problem(
                    403,
                    "Foreign origin",
                    "this request comes from a page of another site",
                    "Send it from Perennial's own page, or from a program with a bearer token."));
        }
    }

    /** Browsers say which site a request comes from; under our referrer policy their {@code Origin} may be "null". */
    private static boolean isOwnPage(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = context.header("Origin");
        if (origin == null) {
            return true;
        }
        try {
            String authority = new URI(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(context.req().getHeader("Host"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** @throws Problem.Refused if the route is not for whoever asks */
    void checkAccess(Context context, Route.Access access) {
        Role needed = switch (access) {
            case PROBE, OPEN -> null;
            case METRICS -> isLocalProgram(context) ? null : Role.READER;
            case READER -> Role.READER;
            case EDITOR -> Role.EDITOR;
            case ADMIN -> Role.ADMIN;
        };
        if (needed == null) {
            return;
        }
        Role role = role(context);
        if (role == null) {
            context.header("WWW-Authenticate", "Bearer realm=\"perennial\"");
            throw new Problem.Refused(new Problem(
                    401,
                    "Token needed",
                    "this is for those who know the server's token",
                    "Log in at /login, or send it as \"Authorization: Bearer TOKEN\"."));
        }
        context.attribute(ROLE, role);
        if (role.compareTo(needed) < 0) {
            throw new Problem.Refused(new Problem(
                    403,
                    "Role needed",
                    "this is for tokens of the role " + needed.code() + ", and yours is of the role " + role.code(),
                    "Ask those who run this server for one: perennial tokens add NAME --role " + needed.code() + "."));
        }
    }

    /** Whether whoever asks may write watches and decide. */
    static boolean edits(Context context) {
        return has(context, Role.EDITOR);
    }

    /** Whether whoever asks may send again what could not be carried on. */
    static boolean manages(Context context) {
        return has(context, Role.ADMIN);
    }

    private static boolean has(Context context, Role needed) {
        Role role = context.attribute(ROLE);
        return role != null && role.compareTo(needed) >= 0;
    }

    /** Begins a session if the token is right, and says whether it was. */
    boolean login(Context context, @Nullable String given) {
        String secret = given == null ? "" : given.strip();
        if (roleOf(secret) == null) {
            return false;
        }
        context.cookie(cookie(new AccessToken(secret).session(), SESSION_SECONDS));
        return true;
    }

    /** Ends the session of this browser. */
    void logout(Context context) {
        context.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int seconds) {
        return new Cookie(COOKIE, value, "/", seconds, behindTlsProxy, true, null, SameSite.STRICT);
    }

    private @Nullable Role role(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return roleOf(authorization.substring(BEARER.length()).strip());
        }
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return isReading(context)
                    ? roleOf(password(authorization.substring(BASIC.length()).strip()))
                    : null;
        }
        String cookie = context.cookie(COOKIE);
        if (token.matchesSession(cookie)) {
            return Role.ADMIN;
        }
        return cookie == null || tokens == null
                ? null
                : tokens.ofSession(cookie).orElse(null);
    }

    private @Nullable Role roleOf(@Nullable String secret) {
        if (token.matches(secret)) {
            return Role.ADMIN;
        }
        return secret == null || secret.isEmpty() || tokens == null
                ? null
                : tokens.ofToken(secret).orElse(null);
    }

    private static boolean isReading(Context context) {
        return context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
    }

    /** Readers of feeds know a name and a password only, and write nothing; the name may be any. */
    private static @Nullable String password(String credentials) {
        try {
            String both = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon < 0 ? null : both.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Behind a proxy everyone seems to be on this machine. */
    private boolean isLocalProgram(Context context) {
        boolean forwarded = context.header("X-Forwarded-For") != null || context.header("Forwarded") != null;
        if (behindTlsProxy || forwarded) {
            return false;
        }
        try {
            return InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
