/** What meetings leave behind until their report is built, and the reports, in PostgreSQL. */
@NullMarked
package dev.evenkeel.incident.report.store;

import org.jspecify.annotations.NullMarked;
