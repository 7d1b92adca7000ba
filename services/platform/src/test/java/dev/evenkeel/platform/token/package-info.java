@NullMarked
package dev.evenkeel.platform.token;

import org.jspecify.annotations.NullMarked;
