/** Meetings in PostgreSQL: Hibernate entities, which never leave this package, and the queries. */
@NullMarked
package dev.evenkeel.room.store;

import org.jspecify.annotations.NullMarked;
