/** Everybody × everything: a running service against the table of rights that people read. */
@NullMarked
package dev.evenkeel.testkit.rights;

import org.jspecify.annotations.NullMarked;
