/** What became of records that could not be used. */
@NullMarked
package dev.evenkeel.contracts.deadletter;

import org.jspecify.annotations.NullMarked;
