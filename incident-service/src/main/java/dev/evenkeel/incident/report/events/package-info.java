/** What meetings leave behind is recorded; when one ends its report is built and announced. */
@NullMarked
package dev.evenkeel.incident.report.events;

import org.jspecify.annotations.NullMarked;
