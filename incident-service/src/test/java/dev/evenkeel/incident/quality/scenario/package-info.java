/**
 * Labelled faults, simulated packet by packet and played through the real topology and rules, and
 * what they make of them: figure 3 of docs/quality.md.
 */
package dev.evenkeel.incident.quality.scenario;
