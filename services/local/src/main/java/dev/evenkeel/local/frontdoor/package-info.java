/**
 * The one address browsers know: serves the web application and passes every public URL on to the
 * service that owns it (docs/interfaces.md, Front door routes). What an Ingress does elsewhere.
 */
@NullMarked
package dev.evenkeel.local.frontdoor;

import org.jspecify.annotations.NullMarked;
