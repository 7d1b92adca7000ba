import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalSourceState } from '../media/local/local-source';
import { checkMicrophone } from './device-checks';

const RUNNING: LocalSourceState = {
  on: true,
  starting: false,
  track: {} as MediaStreamTrack,
  deviceId: 'one',
  problem: null,
  tookOver: null,
};

/** The browser's, of which Firefox lets none run where no sound can be played. */
function contextThatIs(state: AudioContextState, loudest: number) {
  const node = { connect: () => undefined, disconnect: () => undefined };
  return class {
    readonly state = state;
    readonly resume = () => new Promise<void>(() => undefined);
    readonly close = () => Promise.resolve();
    readonly createMediaStreamSource = () => node;
    readonly createAnalyser = () => ({
      fftSize: 0,
      getFloatTimeDomainData: (samples: Float32Array) => samples.fill(loudest),
    });
  };
}

describe('the check of a microphone', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('MediaStream', vi.fn());
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  async function check() {
    const checked = checkMicrophone(RUNNING, new AbortController().signal);
    await vi.runAllTimersAsync();
    return checked;
  }

  it('does not call silent what it could not listen to', async () => {
    vi.stubGlobal('AudioContext', contextThatIs('suspended', 0));
    expect(await check()).toEqual([
      { check: 'microphone-permission', verdict: 'good' },
      { check: 'microphone-level', verdict: 'unknown', finding: 'not-measured' },
      { check: 'microphone-clipping', verdict: 'unknown', finding: 'not-measured' },
    ]);
  });

  it('calls silent what it listened to', async () => {
    vi.stubGlobal('AudioContext', contextThatIs('running', 0));
    expect(await check()).toContainEqual({
      check: 'microphone-level',
      verdict: 'poor',
      finding: 'sound-silent',
    });
  });

  it('hears', async () => {
    vi.stubGlobal('AudioContext', contextThatIs('running', 0.3));
    expect(await check()).toContainEqual({ check: 'microphone-level', verdict: 'good' });
  });
});
