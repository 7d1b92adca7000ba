import { describe, expect, it } from 'vitest';
import { SendingWatch } from './sending-watch';

function sender(kind: 'audio' | 'video' | null) {
  const counts = { sent: 100 };
  return {
    counts,
    track: kind === null ? null : ({ kind } as MediaStreamTrack),
    getStats: () => {
      const stat = { type: 'outbound-rtp', packetsSent: counts.sent, framesSent: counts.sent };
      return Promise.resolve(new Map([['1', stat]]) as unknown as RTCStatsReport);
    },
  };
}

describe('SendingWatch', () => {
  it('believes a path when its picture and its sound have both begun', async () => {
    // Given
    const camera = sender('video');
    const microphone = sender('audio');
    const watch = new SendingWatch(() => [camera, microphone]);
    await watch.look();
    // When
    camera.counts.sent += 5;
    await watch.look();
    const halfway = watch.flows;
    microphone.counts.sent += 5;
    await watch.look();
    // Then
    expect([halfway, watch.flows]).toEqual([false, true]);
  });

  it('does not count what was sent before', async () => {
    // Given
    const camera = sender('video');
    const watch = new SendingWatch(() => [camera]);
    await watch.look();
    camera.counts.sent += 50;
    await watch.look();
    // When
    watch.begin();
    await watch.look();
    // Then
    expect(watch.flows).toBe(false);
  });

  it('has nothing to wait for when nothing is sent', async () => {
    // Given
    const watch = new SendingWatch(() => [sender(null)]);
    // When
    await watch.look();
    // Then
    expect(watch.flows).toBe(true);
  });
});
