/** The report of a meeting. */
@NullMarked
package dev.evenkeel.contracts.report;

import org.jspecify.annotations.NullMarked;
