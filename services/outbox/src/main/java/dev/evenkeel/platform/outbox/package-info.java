/**
 * The transactional outbox: events are written in the transaction that changes the state they tell
 * of, and relayed to Kafka in order, at least once, afterwards; consumers remember in the same way
 * what they have had their effect of. Also how a service runs a transaction at all ({@link
 * dev.evenkeel.platform.outbox.Transactions}).
 *
 * <p>A service that uses it sets {@code quarkus.flyway.locations=db/outbox,db/<service>}, {@code
 * quarkus.flyway.default-schema} and {@code quarkus.hibernate-orm.database.default-schema} to its
 * own schema, and numbers its migrations from 1.
 */
@NullMarked
package dev.evenkeel.platform.outbox;

import org.jspecify.annotations.NullMarked;
