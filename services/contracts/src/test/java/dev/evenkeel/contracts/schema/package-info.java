/** JSON Schemas generated from the event records, and the golden samples checked against them. */
@NullMarked
package dev.evenkeel.contracts.schema;

import org.jspecify.annotations.NullMarked;
