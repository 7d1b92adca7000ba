@NullMarked
package dev.evenkeel.platform.time;

import org.jspecify.annotations.NullMarked;
