/**
 * The ES256 tokens of an installation (RFC 7519): issued with the private key, verified with the
 * public one.
 */
@NullMarked
package dev.evenkeel.platform.token;

import org.jspecify.annotations.NullMarked;
