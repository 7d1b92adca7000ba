/**
 * The words the services speak: every event and command as a record, the topic catalogue, the
 * versioned JSON Schemas and one golden sample per event and version. It imports no framework, and
 * changes here are additive only.
 */
@NullMarked
package dev.evenkeel.contracts;

import org.jspecify.annotations.NullMarked;
