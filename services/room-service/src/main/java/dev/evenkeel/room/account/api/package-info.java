/** Accounts over REST: resources, the session cookie, and the one gate all of them pass. */
@NullMarked
package dev.evenkeel.room.account.api;

import org.jspecify.annotations.NullMarked;
