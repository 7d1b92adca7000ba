@NullMarked
package dev.evenkeel.platform.event;

import org.jspecify.annotations.NullMarked;
