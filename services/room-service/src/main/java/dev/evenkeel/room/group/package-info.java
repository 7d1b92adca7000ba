/**
 * Groups of accounts: sites, departments, teams. Administrators make them and say who belongs to
 * them, or a provider of single sign-on does; meetings invite them whole and can be kept to their
 * members; where somebody sits is said by the site.
 */
@NullMarked
package dev.evenkeel.room.group;

import org.jspecify.annotations.NullMarked;
