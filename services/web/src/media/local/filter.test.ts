import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalSource } from './local-source';
import type { TrackFilter } from './track-filter';

class Track extends EventTarget {
  enabled = true;
  readyState = 'live';
  readonly kind = 'video';
  readonly label: string;

  constructor(readonly deviceId: string) {
    super();
    this.label = `Label of ${deviceId}`;
  }

  getSettings = () => ({ deviceId: this.deviceId });

  stop = vi.fn(() => void (this.readyState = 'ended'));
}

/** Shows a track of its own for each device, when the test says so. */
class SlowFilter implements TrackFilter {
  readonly asked: { readonly device: Track; show: (track: Track) => void }[] = [];
  release = vi.fn();

  through(device: MediaStreamTrack): Promise<MediaStreamTrack> {
    return new Promise((resolve) => {
      const show = (track: Track) => resolve(track as unknown as MediaStreamTrack);
      this.asked.push({ device: device as unknown as Track, show });
    });
  }
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

describe('a camera that is filtered', () => {
  let filter: SlowFilter;
  let camera: LocalSource;
  let opened: Track[];

  beforeEach(() => {
    opened = [];
    vi.stubGlobal('navigator', {
      mediaDevices: {
        getUserMedia: ({ video }: { video: { deviceId?: { exact: string } } }) => {
          const track = new Track(video.deviceId?.exact ?? 'a');
          opened.push(track);
          return Promise.resolve({ getTracks: () => [track] });
        },
      },
    });
    filter = new SlowFilter();
    const devices = [{ deviceId: 'a' }, { deviceId: 'b' }] as MediaDeviceInfo[];
    const ports = { devices: () => devices, isTrusted: () => true, trust: vi.fn(), condition: vi.fn() };
    camera = new LocalSource('camera', ports, filter);
  });
  afterEach(() => vi.unstubAllGlobals());

  const at = (i: number) => filter.asked[i] ?? expect.fail(`asked ${filter.asked.length} times`);
  const track = () => camera.state.get().track;

  async function running(shown: Track): Promise<void> {
    const started = camera.start(null);
    await soon();
    at(0).show(shown);
    await started;
  }

  it('shows nobody what the device gives before the filter has something to show', async () => {
    // When
    const started = camera.start(null);
    await soon();
    // Then
    expect(camera.state.get()).toMatchObject({ on: true, starting: true, track: null });
    const blurred = new Track('');
    at(0).show(blurred);
    await started;
    expect(camera.state.get()).toMatchObject({ starting: false, track: blurred, deviceId: 'a' });
  });

  it('goes on showing what it shows until the filter has something else', async () => {
    const first = new Track('');
    await running(first);
    // When
    const refiltered = camera.refilter();
    await soon();
    // Then
    expect(track()).toBe(first);
    const second = new Track('');
    at(1).show(second);
    await refiltered;
    expect(track()).toBe(second);
  });

  it('shows what was asked for last', async () => {
    await running(new Track(''));
    const [stale, newest] = [new Track(''), new Track('')];
    const both = [camera.refilter(), camera.refilter()];
    // When
    at(2).show(newest);
    at(1).show(stale);
    await Promise.all(both);
    // Then
    expect(track()).toBe(newest);
  });

  it('has the next device take over when the device ends, not when what is shown does', async () => {
    const blurred = new Track('');
    await running(blurred);
    // When
    blurred.dispatchEvent(new Event('ended'));
    await soon();
    expect(opened).toHaveLength(1);
    opened[0]?.dispatchEvent(new Event('ended'));
    await soon();
    at(1).show(new Track(''));
    await soon();
    // Then
    expect(camera.state.get()).toMatchObject({ deviceId: 'b', tookOver: { to: 'Label of b' } });
  });

  it('lets device and filter go when it is switched off, also while the filter gets ready', async () => {
    const started = camera.start(null);
    await soon();
    // When
    camera.stop();
    at(0).show(new Track(''));
    await started;
    // Then
    expect(opened[0]?.stop).toHaveBeenCalled();
    expect(filter.release).toHaveBeenCalled();
    expect(camera.state.get()).toMatchObject({ on: false, track: null });
  });
});
