/** Accounts in PostgreSQL: Hibernate entities, which never leave this package, and the queries. */
@NullMarked
package dev.evenkeel.room.account.store;

import org.jspecify.annotations.NullMarked;
