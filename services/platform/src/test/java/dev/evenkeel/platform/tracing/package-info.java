@NullMarked
package dev.evenkeel.platform.tracing;

import org.jspecify.annotations.NullMarked;
