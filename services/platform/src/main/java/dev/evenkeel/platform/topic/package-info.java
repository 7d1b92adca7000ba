/** The topics of the catalogue are made to exist, and the service is ready only once they do. */
@NullMarked
package dev.evenkeel.platform.topic;

import org.jspecify.annotations.NullMarked;
