package org.perennial.app.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.perennial.app.config.Configuration;
import org.perennial.app.pipeline.StageSettings;
import org.perennial.ingest.fetch.AddressGuard;
import org.perennial.ingest.fetch.FetchLimits;
import org.perennial.ingest.fetch.FetchRequest;
import org.perennial.ingest.fetch.FetchResult;
import org.perennial.ingest.fetch.Fetcher;

/**
 * The bytes of one document, from the web, a file or standard input.
 *
 * @param body at most 16 MiB
 * @param contentType as the server said or the user gave; absent if unknown
 * @param url where it is from, or what the user says it is from; its links resolve against it
 */
record Input(byte[] body, @Nullable String contentType, String url) {
    private static final int LIMIT = 16 << 20;
    private static final String NOWHERE = "https://unknown.invalid/";

    static Input of(
            String target,
            @Nullable String url,
            @Nullable String contentType,
            Configuration configuration,
            boolean feed)
            throws IOException {
        if (target.startsWith("http://") || target.startsWith("https://")) {
            return fetch(target, configuration, feed);
        }
        if (target.equals("-")) {
            return new Input(System.in.readNBytes(LIMIT), contentType, url == null ? NOWHERE : url);
        }
        return ofFile(Path.of(target), url, contentType);
    }

    static Input ofFile(Path file, @Nullable String url, @Nullable String contentType) throws IOException {
        if (!Files.exists(file)) {
            throw new UnavailableException(
                    "there is no file " + file + "; give a file, an http(s) address, or - for standard input");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LIMIT);
        }
        if (bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readNBytes(LIMIT);
            }
        }
        return new Input(bytes, contentType, url == null ? NOWHERE : url);
    }

    private static Input fetch(String address, Configuration configuration, boolean feed) {
        FetchResult result = ask(
                feed ? FetchRequest.feed(address, null, null) : FetchRequest.page(address, null, null), configuration);
        if (result instanceof FetchResult.Fetched fetched) {
            return new Input(fetched.body(), fetched.header("content-type"), fetched.finalUrl());
        }
        if (result instanceof FetchResult.Failed failed) {
            throw new UnavailableException(failed.sentence());
        }
        throw new UnavailableException(address + " says that nothing has changed, though it was asked for all");
    }

    /** Asks once, as ingest would. */
    static FetchResult ask(FetchRequest request, Configuration configuration) {
        List<String> networks = StageSettings.allowedNetworks(configuration);
        try (Fetcher fetcher = new Fetcher(
                AddressGuard.allowing(networks),
                FetchLimits.DEFAULT,
                StageSettings.userAgent(configuration),
                InstantSource.system())) {
            return fetcher.fetch(request);
        }
    }
}
