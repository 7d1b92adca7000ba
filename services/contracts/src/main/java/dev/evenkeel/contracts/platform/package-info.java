/** Events of {@code platform.status.v1}: how the parts are that the installation stands on. */
@NullMarked
package dev.evenkeel.contracts.platform;

import org.jspecify.annotations.NullMarked;
