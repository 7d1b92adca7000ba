/**
 * The service around the forwarding unit: who may enter, the media and control APIs, what the relay
 * says of itself, its peers and its streams, and its metrics.
 */
@NullMarked
package dev.evenkeel.media.app;

import org.jspecify.annotations.NullMarked;
