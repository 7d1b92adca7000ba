@NullMarked
package dev.evenkeel.platform.topic;

import org.jspecify.annotations.NullMarked;
