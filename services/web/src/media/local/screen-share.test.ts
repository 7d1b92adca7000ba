import { afterEach, describe, expect, it, vi } from 'vitest';
import { ScreenShare } from './screen-share';

class Track extends EventTarget {
  contentHint = '';
  stop = vi.fn();
}

function browserThat(getDisplayMedia: () => Promise<unknown>): ScreenShare {
  vi.stubGlobal('navigator', { mediaDevices: { getDisplayMedia } });
  return new ScreenShare();
}

const streamOf = (video: readonly Track[], audio: readonly Track[]) => () =>
  Promise.resolve({ getVideoTracks: () => video, getAudioTracks: () => audio });

describe('sharing a screen', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('does without sound where the browser shares none', async () => {
    const screen = new Track();
    const share = browserThat(streamOf([screen], []));
    await share.start();
    expect(share.state.get()).toEqual({ screen, sound: null, failed: null });
  });

  it('is nothing to speak of when the person does not want to', async () => {
    const share = browserThat(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    await share.start();
    expect(share.state.get()).toEqual({ screen: null, sound: null, failed: null });
  });

  it('says when the browser cannot, until it can', async () => {
    const cause = new DOMException('no screen', 'NotFoundError');
    const screen = new Track();
    const answers = [() => Promise.reject(cause), streamOf([screen], [])];
    const share = browserThat(() => answers.shift()?.() ?? Promise.reject(cause));
    await share.start();
    expect(share.state.get().failed).toEqual({ cause });
    await share.start();
    expect(share.state.get()).toEqual({ screen, sound: null, failed: null });
  });

  it('ends when the browser ends it', async () => {
    const screen = new Track();
    const share = browserThat(streamOf([screen], []));
    await share.start();
    screen.dispatchEvent(new Event('ended'));
    expect(share.state.get().screen).toBeNull();
  });
});
