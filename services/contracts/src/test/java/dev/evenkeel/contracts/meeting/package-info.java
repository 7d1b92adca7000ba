/** What events of meetings promise beyond their fields. */
@NullMarked
package dev.evenkeel.contracts.meeting;

import org.jspecify.annotations.NullMarked;
