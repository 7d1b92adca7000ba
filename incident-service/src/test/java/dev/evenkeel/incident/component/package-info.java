/** Tests of {@code component}. */
package dev.evenkeel.incident.component;
