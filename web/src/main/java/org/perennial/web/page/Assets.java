package org.perennial.web.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The files that pages refer to: style, script, icon. Each has its content's hash in its address, so browsers may keep it for
 * ever. They come from this program's own class path and from nowhere else.
 */
public final class Assets {
    /** Where their addresses begin. */
    public static final String PREFIX = "/assets/";

    private static final int HASH_BYTES = 8;

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    /** One file. */
    public static final class Asset {
        private final String name;
        private final String hash;
        private final String contentType;
        private final byte[] content;

        Asset(String name, String contentType, byte[] content) {
            this.name = name;
            this.hash = Assets.hash(content);
            this.contentType = contentType;
            this.content = content;
        }

        /** What it is, with its character set. */
        public String contentType() {
            return contentType + "; charset=utf-8";
        }

        /** Its bytes, from the beginning. */
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }

        String address() {
            return PREFIX + hash + "/" + name;
        }
    }

    /** Reads all of them. */
    public Assets() {
        add("htmx.min.js", "text/javascript", webjar("htmx.org", "dist/htmx.min.js"));
        // One file, so that no browser ever draws with the first half of it.
        add(
                "perennial.css",
                "text/css",
                webjar("picocss__pico", "css/pico.min.css"),
                "/org/perennial/web/assets/perennial.css");
        add("perennial.js", "text/javascript", "/org/perennial/web/assets/perennial.js");
        add("icon.svg", "image/svg+xml", "/org/perennial/web/assets/icon.svg");
    }

    /**
     * The address of a file.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public String address(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return asset.address();
    }

    /** The file of this name and hash; empty if there is none. */
    public Optional<Asset> find(String hash, String name) {
        return Optional.ofNullable(byName.get(name)).filter(asset -> asset.hash.equals(hash));
    }

    private void add(String name, String contentType, String... resources) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String resource : resources) {
            content.writeBytes(read(resource));
        }
        byName.put(name, new Asset(name, contentType, content.toByteArray()));
    }

    /** A webjar keeps its files under its version, and its version in its Maven descriptor. */
    private static String webjar(String artifact, String file) {
        Properties descriptor = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            descriptor.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/" + artifact + "/" + descriptor.getProperty("version") + "/" + file;
    }

    private static byte[] read(String resource) {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Assets.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("not on the class path: " + resource);
        }
        return in;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
