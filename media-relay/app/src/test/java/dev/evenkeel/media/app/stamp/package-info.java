@NullMarked
package dev.evenkeel.media.app.stamp;

import org.jspecify.annotations.NullMarked;
