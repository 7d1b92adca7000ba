import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackgroundBlur } from './background-blur';
import type { FromBlurWorker, ToBlurWorker } from './messages';

class Track extends EventTarget {
  readonly writable = {};
  stop = vi.fn();
}

/** A browser whose worker says what the test has it say. */
class ScriptedWorker extends EventTarget {
  static made: ScriptedWorker[] = [];
  readonly sent: ToBlurWorker[] = [];
  terminate = vi.fn();

  constructor() {
    super();
    ScriptedWorker.made.push(this);
  }

  postMessage(message: ToBlurWorker): void {
    this.sent.push(message);
  }

  says(message: FromBlurWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data: message }));
  }

  /** That of the camera it was given last. */
  get passage(): number {
    return this.sent.findLast(({ type }) => type === 'stream')?.id ?? -1;
  }
}

const camera = () => new Track() as unknown as MediaStreamTrack;
const soon = () => new Promise((resolve) => setTimeout(resolve));

function theWorker(): ScriptedWorker {
  const worker = ScriptedWorker.made.at(-1);
  if (worker === undefined) throw new Error('no worker was made');
  return worker;
}

/** Blur that is on and shows a camera. */
async function shown() {
  const changed = vi.fn();
  const blur = new BackgroundBlur(true, changed);
  const device = camera();
  const through = blur.through(device);
  theWorker().says({ type: 'ready' });
  await soon();
  theWorker().says({ type: 'shown', id: theWorker().passage });
  return { blur, changed, device, track: await through };
}

describe('background blur', () => {
  beforeEach(() => {
    ScriptedWorker.made = [];
    vi.stubGlobal('Worker', ScriptedWorker);
    vi.stubGlobal('OffscreenCanvas', vi.fn());
    vi.stubGlobal(
      'MediaStreamTrackProcessor',
      class {
        readable = {};
      },
    );
    vi.stubGlobal('MediaStreamTrackGenerator', Track);
    vi.spyOn(console, 'error').mockReturnValue(undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('shows the camera as it is, and loads nothing, before it is wanted', async () => {
    const blur = new BackgroundBlur(false, () => undefined);
    const device = camera();
    expect(await blur.through(device)).toBe(device);
    expect(ScriptedWorker.made).toEqual([]);
  });

  it('cannot be on where the browser cannot', () => {
    vi.stubGlobal('Worker', undefined);
    vi.unstubAllGlobals();
    expect(new BackgroundBlur(true, () => undefined).state.get().on).toBe(false);
  });

  it('shows what the worker made as soon as there is a picture', async () => {
    const { blur, device, track } = await shown();
    expect(track).not.toBe(device);
    expect(blur.state.get()).toEqual({ on: true, starting: false, problem: null });
  });

  it('has the next camera go through the same worker, and ends the last one', async () => {
    const { blur, track } = await shown();
    const next = blur.through(camera());
    await soon();
    theWorker().says({ type: 'shown', id: theWorker().passage });
    expect(await next).not.toBe(track);
    expect((track as unknown as Track).stop).toHaveBeenCalled();
    expect(ScriptedWorker.made).toHaveLength(1);
  });

  it('goes off and says so when it cannot be loaded', async () => {
    const blur = new BackgroundBlur(true, () => undefined);
    const device = camera();
    const through = blur.through(device);
    theWorker().says({ type: 'failed', id: null, reason: '404' });
    expect(await through).toBe(device);
    expect(blur.state.get()).toEqual({ on: false, starting: false, problem: 'unavailable' });
    expect(theWorker().terminate).toHaveBeenCalled();
  });

  it.each([
    ['slow', 'slow'],
    ['failed', 'unavailable'],
  ] as const)('goes off and has the camera shown when the worker is %s', async (type, problem) => {
    const { blur, changed, device } = await shown();
    theWorker().says({ type, id: theWorker().passage, reason: 'told' });
    expect(blur.state.get()).toEqual({ on: false, starting: false, problem });
    expect(changed).toHaveBeenCalledOnce();
    expect(await blur.through(device)).toBe(device);
  });

  it('can be tried again', async () => {
    const { blur, changed, device } = await shown();
    theWorker().says({ type: 'slow', id: theWorker().passage });
    blur.turn(true);
    expect(blur.state.get()).toMatchObject({ on: true, problem: null });
    expect(changed).toHaveBeenCalledTimes(2);
    void blur.through(device);
    expect(ScriptedWorker.made).toHaveLength(2);
    blur.dispose();
  });

  it('hears nothing of a camera that is gone', async () => {
    const { blur } = await shown();
    const gone = theWorker().passage;
    blur.release();
    theWorker().says({ type: 'failed', id: gone, reason: 'its stream was closed' });
    expect(blur.state.get()).toEqual({ on: true, starting: false, problem: null });
  });

  it('answers who waits when something newer comes, and when it is switched off', async () => {
    const blur = new BackgroundBlur(true, () => undefined);
    const [first, second] = [camera(), camera()];
    const waiting = [blur.through(first), blur.through(second)];
    blur.turn(false);
    blur.release();
    expect(await Promise.all(waiting)).toEqual([first, second]);
    expect(theWorker().terminate).toHaveBeenCalled();
    expect(blur.state.get().problem).toBeNull();
  });
});
