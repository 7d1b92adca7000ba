/**
 * HTTP: the public media API, the control API of room-service, and how outcomes become answers. No
 * decisions.
 */
@NullMarked
package dev.evenkeel.media.app.api;

import org.jspecify.annotations.NullMarked;
