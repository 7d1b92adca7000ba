/**
 * The rules of accounts: roles and rights as data, passwords, one-time codes and links, the life of
 * a session, how long a guesser waits. Pure; time and randomness are passed in.
 */
@NullMarked
package dev.evenkeel.room.account.domain;

import org.jspecify.annotations.NullMarked;
