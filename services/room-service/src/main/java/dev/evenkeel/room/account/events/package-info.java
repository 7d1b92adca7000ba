/** What auditors are told of accounts. */
@NullMarked
package dev.evenkeel.room.account.events;

import org.jspecify.annotations.NullMarked;
