/**
 * People with an account: how they prove who they are (password, second factor, one-time links),
 * the sessions of their browsers, and what their roles let them do. Meetings need none of it: who
 * has a meeting's link joins without an account.
 */
@NullMarked
package dev.evenkeel.room.account;

import org.jspecify.annotations.NullMarked;
