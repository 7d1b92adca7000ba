/** What this relay says of itself and its peers on relay.status.v1. */
@NullMarked
package dev.evenkeel.media.app.status;

import org.jspecify.annotations.NullMarked;
