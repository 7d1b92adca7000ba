@NullMarked
package dev.evenkeel.platform.id;

import org.jspecify.annotations.NullMarked;
