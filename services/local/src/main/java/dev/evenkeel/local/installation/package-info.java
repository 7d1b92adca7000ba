/**
 * What an installation on one machine consists of: its folder, its ports, its secrets, the built
 * applications and, from these, the exact command line of every process.
 */
@NullMarked
package dev.evenkeel.local.installation;

import org.jspecify.annotations.NullMarked;
