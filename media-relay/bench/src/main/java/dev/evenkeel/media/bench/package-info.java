/**
 * Load tools and JMH benchmarks of the media relay. Nothing depends on them. {@link
 * dev.evenkeel.media.bench.JanusRatio} puts the same load on this relay and on Janus and compares
 * what a forwarded packet costs.
 */
@NullMarked
package dev.evenkeel.media.bench;

import org.jspecify.annotations.NullMarked;
