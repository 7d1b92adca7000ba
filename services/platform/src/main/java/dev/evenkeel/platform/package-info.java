/**
 * What every service needs and no service owns: the event envelope on Kafka, idempotent
 * consumption, problem details, token verification, audit and tracing glue. It knows no database
 * and no service.
 */
@NullMarked
package dev.evenkeel.platform;

import org.jspecify.annotations.NullMarked;
