package dev.evenkeel.local.frontdoor;

import io.vertx.core.MultiMap;
import java.util.Map;

/** What the browser is to enforce for us. */
final class SecurityHeaders {
    private static final String CONTENT_SECURITY_POLICY =
            String.join(
                    "; ",
                    "default-src 'self'",
                    "script-src 'self'",
                    // Components position their overlays with style attributes and elements.
                    "style-src 'self' 'unsafe-inline'",
                    "img-src 'self' data: blob:",
                    "media-src 'self' blob: mediastream:",
                    "worker-src 'self' blob:",
                    // 'self' covers ws: and wss: of the same host (CSP 3, section 6.7.2.8).
                    "connect-src 'self'",
                    "object-src 'none'",
                    "base-uri 'none'",
                    "form-action 'self'",
                    "frame-ancestors 'none'");

    private static final Map<String, String> EVERYWHERE =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    // A meeting's address is its key: other sites must not learn it.
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin");

    private static final Map<String, String> ON_PAGES =
            Map.of(
                    "Content-Security-Policy",
                    CONTENT_SECURITY_POLICY,
                    "Permissions-Policy",
                    "camera=(self), microphone=(self), display-capture=(self), autoplay=(self),"
                            + " fullscreen=(self), speaker-selection=(self), geolocation=(),"
                            + " payment=(), usb=()");

    /**
     * A worker follows the policy its script came with, not the page's (CSP 3, section 4.2). Only
     * there WebAssembly may be compiled; for scripts of pages browsers pass over it.
     */
    private static final Map<String, String> ON_SCRIPTS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");

    private SecurityHeaders() {}

    static void everywhere(MultiMap headers) {
        EVERYWHERE.forEach(headers::set);
    }

    static void onScripts(MultiMap headers) {
        everywhere(headers);
        ON_SCRIPTS.forEach(headers::set);
    }

    static void onPages(MultiMap headers) {
        everywhere(headers);
        ON_PAGES.forEach(headers::set);
    }
}
