import { describe, expect, it, vi } from 'vitest';
import type { RecordedEvent, RecordedTrack, Replay } from '../api/recordings';
import { clockTime } from './clock-time';
import { ReplayClock, type Voice } from './replay-clock';
import { chatAt, hasChat } from './replay-chat';
import { chaptersOf, namesIn, placesOf } from './replay-people';

function voice(startMillis: number, durationMillis: number, changes: Partial<HTMLMediaElement> = {}): Voice {
  const element = {
    paused: true,
    seeking: false,
    ended: false,
    error: null,
    readyState: 4,
    currentTime: 0,
    playbackRate: 1,
    play: vi.fn(() => {
      Object.assign(element, { paused: false });
      return Promise.resolve();
    }),
    pause: vi.fn(() => void Object.assign(element, { paused: true })),
    ...changes,
  };
  return { startMillis, durationMillis, element: element as unknown as HTMLMediaElement };
}

function clockAt(durationMillis: number) {
  const time = { now: 0 };
  const clock = new ReplayClock(durationMillis, () => time.now);
  return {
    clock,
    pass: (millis: number) => {
      time.now += millis;
      clock.tick();
    },
  };
}

describe('ReplayClock', () => {
  it('starts each track when its time comes', () => {
    const { clock, pass } = clockAt(10_000);
    const [early, late] = [voice(0, 10_000), voice(1_000, 5_000)];
    clock.attach([early, late]);
    clock.play();
    pass(500);
    expect(early.element.paused).toBe(false);
    expect(late.element.paused).toBe(true);
    pass(700);
    expect(late.element.paused).toBe(false);
  });

  it('waits for all when one has nothing to show', () => {
    const { clock, pass } = clockAt(10_000);
    const [ready, stalled] = [voice(0, 10_000), voice(0, 10_000, { readyState: 1 })];
    clock.attach([ready, stalled]);
    clock.play();
    pass(500);
    pass(500);
    expect(clock.state.get()).toMatchObject({ atMillis: 0, waiting: true, playing: true });
    expect(ready.element.paused).toBe(true);
    Object.assign(stalled.element, { readyState: 4 });
    pass(100);
    pass(100);
    expect(clock.state.get()).toMatchObject({ atMillis: 100, waiting: false });
  });

  it('goes on without what the browser cannot play', () => {
    const { clock, pass } = clockAt(10_000);
    const [ready, unplayable] = [
      voice(0, 10_000),
      voice(0, 10_000, { readyState: 0, error: {} as MediaError }),
    ];
    clock.attach([ready, unplayable]);
    clock.play();
    pass(500);
    expect(clock.state.get()).toMatchObject({ atMillis: 500, waiting: false });
    expect(unplayable.element.paused).toBe(true);
  });

  it('sets who is far off and hurries who is a little late', () => {
    const { clock, pass } = clockAt(10_000);
    const [far, near] = [voice(0, 10_000), voice(0, 10_000)];
    clock.attach([far, near]);
    clock.play();
    Object.assign(near.element, { currentTime: 0.9 });
    pass(1_000);
    expect(far.element.currentTime).toBe(1);
    expect(near.element.playbackRate).toBeCloseTo(1.08);
  });

  it('stops at the end and begins again from there', () => {
    const { clock, pass } = clockAt(1_000);
    clock.play();
    pass(2_000);
    expect(clock.state.get()).toMatchObject({ atMillis: 1_000, playing: false });
    clock.play();
    expect(clock.state.get()).toMatchObject({ atMillis: 0, playing: true });
  });

  it('keeps positions and speeds within what there is', () => {
    const { clock } = clockAt(1_000);
    clock.seek(5_000);
    expect(clock.state.get().atMillis).toBe(1_000);
    clock.jump(-5_000);
    expect(clock.state.get().atMillis).toBe(0);
    for (let i = 0; i < 10; i++) clock.shift(1);
    expect(clock.state.get().speed).toBe(3);
    for (let i = 0; i < 10; i++) clock.shift(-1);
    expect(clock.state.get().speed).toBe(0.5);
  });
});

describe('placesOf', () => {
  const track = (id: string, participantId: string, source: string, startMillis: number): RecordedTrack => ({
    id,
    participantId,
    source,
    codec: 'vp8',
    video: source !== 'microphone',
    startMillis,
    durationMillis: 1_000,
    url: '',
  });

  it('gives screens the first places, and people theirs in the order they were recorded', () => {
    const places = placesOf({
      tracks: [
        track('t1', 'b', 'camera', 900),
        track('t2', 'a', 'microphone', 100),
        track('t3', 'a', 'screen', 2_000),
        track('t4', 'a', 'camera', 150),
      ],
    } as unknown as Replay);
    expect(places.map((place) => place.key)).toEqual(['a/screen', 'a', 'b']);
    expect(places[1]?.video.map(({ id }) => id)).toEqual(['t4']);
    expect(places[1]?.audio.map(({ id }) => id)).toEqual(['t2']);
  });
});

describe('what happened', () => {
  const event = (what: string, data: Record<string, unknown>): RecordedEvent => ({
    atMillis: 5,
    type: `dev.evenkeel.meeting.${what}.v1`,
    data,
  });

  it('names people and is worth going to', () => {
    const events = [
      event('recording-consented', { participantId: 'a', name: 'Ada', agreed: false }),
      event('hand-changed', { participantId: 'a', raised: false }),
      event('hand-changed', { participantId: 'a', raised: true }),
      event('recording-started', { recordingId: 'rec-1' }),
    ];
    expect(namesIn(events).get('a')).toBe('Ada');
    expect(chaptersOf(events).map(({ kind }) => kind)).toEqual(['refused', 'hand']);
  });
});

describe('chatAt', () => {
  const event = (atMillis: number, what: string, data: Record<string, unknown>): RecordedEvent => ({
    atMillis,
    type: `dev.evenkeel.meeting.${what}.v1`,
    data,
  });
  const events = [
    event(1_000, 'chat-said', { messageId: 'm1', name: 'Ada', text: 'frist' }),
    event(2_000, 'chat-changed', { messageId: 'm1', text: 'first' }),
    event(2_500, 'chat-changed', { messageId: 'before', text: 'of nothing that is here' }),
    event(3_000, 'chat-said', { messageId: 'm2', name: 'Bo', text: 'second' }),
    event(4_000, 'chat-changed', { messageId: 'm2' }),
  ];
  const textsAt = (atMillis: number) => chatAt(events, atMillis).map(({ text }) => text);

  it('reads as it did at each moment', () => {
    expect(textsAt(500)).toEqual([]);
    expect(textsAt(1_500)).toEqual(['frist']);
    expect(textsAt(3_500)).toEqual(['first', 'second']);
    expect(textsAt(9_000)).toEqual(['first', null]);
  });

  it('is shown only where there is any', () => {
    expect(hasChat(events)).toBe(true);
    expect(hasChat([event(1, 'hand-changed', {})])).toBe(false);
  });
});

describe('clockTime', () => {
  it('says hours only when there are any', () => {
    expect(clockTime(62_900)).toBe('1:02');
    expect(clockTime(3_723_000)).toBe('1:02:03');
  });
});
