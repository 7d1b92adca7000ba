@NullMarked
package dev.evenkeel.platform.problem;

import org.jspecify.annotations.NullMarked;
