package dev.evenkeel.media.sfu.insight;

/**
 * What came of a capture.
 *
 * @param pcap the file
 * @param cut whether there was more than fits
 */
public record Captured(byte[] pcap, long packets, boolean cut) {}
