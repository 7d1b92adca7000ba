package dev.evenkeel.local.frontdoor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built web application, in memory. Addresses it routes itself answer {@code index.html}. */
final class WebApplication {
    private static final String INDEX = "/index.html";

    private final Map<String, Asset> assets;

    private WebApplication(Map<String, Asset> assets) {
        this.assets = Map.copyOf(assets);
    }

    /** Reads every file of the folder; absent is an application without pages. */
    static WebApplication from(@Nullable Path folder) {
        if (folder == null) {
            return new WebApplication(Map.of());
        }
        var assets = new HashMap<String, Asset>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = "/" + folder.relativize(file).toString().replace('\\', '/');
                assets.put(path, Asset.of(path, Files.readAllBytes(file)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
        return new WebApplication(assets);
    }

    void answer(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            Answers.problem(request, 405, "Method not allowed", "Pages are only read.");
            return;
        }
        var asset = find(request.path());
        if (asset == null) {
            Answers.problem(request, 404, "Not found", "There is no such page.");
            return;
        }
        send(request, asset);
    }

    private @Nullable Asset find(String path) {
        var found = assets.get(path);
        // A missing build file is missing; taking index.html for a script helps nobody.
        return found != null || path.startsWith("/assets/") ? found : assets.get(INDEX);
    }

    private static void send(HttpServerRequest request, Asset asset) {
        var response = request.response();
        response.putHeader("ETag", asset.etag());
        response.putHeader("Cache-Control", asset.cacheControl());
        response.putHeader("Vary", "Accept-Encoding");
        if (asset.isPage()) {
            SecurityHeaders.onPages(response.headers());
        } else if (asset.isScript()) {
            SecurityHeaders.onScripts(response.headers());
        } else {
            SecurityHeaders.everywhere(response.headers());
        }
        if (asset.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", asset.contentType());
        var body = body(request, asset);
        response.putHeader("Content-Length", Integer.toString(body.length));
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private static byte[] body(HttpServerRequest request, Asset asset) {
        var accepted = request.getHeader("Accept-Encoding");
        if (asset.gzip().length > 0 && accepted != null && accepted.contains("gzip")) {
            request.response().putHeader("Content-Encoding", "gzip");
            return asset.gzip();
        }
        return asset.plain();
    }
}
