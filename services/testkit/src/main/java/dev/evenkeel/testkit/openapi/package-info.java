/**
 * What a service says of its own HTTP interface, as the tests read it: that the document in
 * docs/openapi is the one served, and that it leaves nothing out.
 */
@NullMarked
package dev.evenkeel.testkit.openapi;

import org.jspecify.annotations.NullMarked;
