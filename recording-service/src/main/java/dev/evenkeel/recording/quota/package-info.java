/** How full what recordings may take is: counted, told and measured. */
@NullMarked
package dev.evenkeel.recording.quota;

import org.jspecify.annotations.NullMarked;
