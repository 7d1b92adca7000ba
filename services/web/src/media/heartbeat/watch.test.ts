import { describe, expect, it } from 'vitest';
import type { FromWorker } from './messages';
import { HeartbeatWatch } from './watch';

function watching() {
  const said: FromWorker[] = [];
  const watch = new HeartbeatWatch((message) => said.push(message));
  watch.receive({ type: 'watch', active: 'a', standby: 'b' }, 0);
  const run = (from: number, to: number, beat: (path: string, now: number) => boolean) => {
    for (let now = from; now <= to; now += 20) {
      for (const path of ['a', 'b']) {
        if (now % 40 === 0 && beat(path, now)) watch.heard(path, { peerHeard: true, fenced: false }, now);
      }
      watch.tick(now);
    }
  };
  return {
    said,
    watch,
    run,
    of: (type: FromWorker['type']) => said.filter((message) => message.type === type),
  };
}

describe('HeartbeatWatch', () => {
  it('tells the first beat of each path and then only changes of its flags', () => {
    // Given
    const { watch, run, of } = watching();
    run(0, 1_000, () => true);
    // When
    watch.heard('b', { peerHeard: false, fenced: false }, 1_020);
    watch.heard('b', { peerHeard: false, fenced: false }, 1_060);
    // Then
    expect(of('beat')).toEqual([
      { type: 'beat', path: 'a', fenced: false, peerHeard: true, draining: false },
      { type: 'beat', path: 'b', fenced: false, peerHeard: true, draining: false },
      { type: 'beat', path: 'b', fenced: false, peerHeard: false, draining: false },
    ]);
  });

  it('tells once that a path is dead, and again only after it lived', () => {
    // Given
    const { run, of } = watching();
    // When
    run(0, 20_000, (path, now) => path === 'a' || now < 1_000 || (now > 8_000 && now < 9_000));
    // Then
    expect(of('dead')).toEqual([
      { type: 'dead', path: 'b' },
      { type: 'dead', path: 'b' },
    ]);
  });

  it('switches without help and watches the old path from then on', () => {
    // Given
    const { run, of } = watching();
    // When
    run(0, 2_000, (path, now) => path === 'b' || now < 1_000);
    // Then
    expect(of('switch')).toMatchObject([{ decision: { from: 'a', to: 'b', reason: 'path-lost' } }]);
  });

  it('calls the left path steady after thirty seconds without a gap', () => {
    // Given: a is left at about 1.3 s and beats again from 2 s on
    const { said, run } = watching();
    // When
    run(0, 40_000, (path, now) => path === 'b' || now < 1_000 || now > 2_000);
    // Then
    const types = said.map((message) => message.type);
    expect(said.filter((message) => message.type === 'steady')).toContainEqual({ type: 'steady', path: 'a' });
    expect(types.indexOf('steady')).toBeGreaterThan(types.indexOf('switch'));
  });

  it('does not call a relay steady that is being emptied', () => {
    // Given
    const said: FromWorker[] = [];
    const watch = new HeartbeatWatch((message) => said.push(message));
    watch.receive({ type: 'watch', active: 'a', standby: 'b' }, 0);
    // When
    for (let now = 0; now < 60_000; now += 20) {
      watch.heard('a', { peerHeard: true, fenced: false }, now);
      watch.heard('b', { peerHeard: true, fenced: false, draining: now < 50_000 }, now);
      watch.tick(now);
    }
    // Then
    expect(said.filter((message) => message.type === 'steady')).toEqual([]);
  });

  it('does not call a stumbling path steady', () => {
    // Given
    const { run, of } = watching();
    // When
    run(0, 60_000, (path, now) => path === 'b' || now < 1_000 || (now > 2_000 && now % 10_000 > 400));
    // Then
    expect(of('steady')).toEqual([]);
  });
});

describe('what relays say of who speaks', () => {
  const anna = { participantId: 'p-anna', speaking: true };
  const ben = { participantId: 'p-ben', speaking: true };

  it('is told once, in order, of each watched path', () => {
    // Given
    const said: FromWorker[] = [];
    const watch = new HeartbeatWatch((message) => said.push(message));
    watch.receive({ type: 'watch', active: 'a', standby: 'b' }, 0);
    // When
    watch.said('a', { sequence: 1, speakers: [anna] });
    watch.said('a', { sequence: 3, speakers: [ben] });
    watch.said('a', { sequence: 2, speakers: [anna] });
    watch.said('a', { sequence: 3, speakers: [ben] });
    watch.said('b', { sequence: 1, speakers: [] });
    watch.said('strange', { sequence: 9, speakers: [anna] });
    // Then
    expect(said).toEqual([
      { type: 'speakers', path: 'a', speakers: [anna] },
      { type: 'speakers', path: 'a', speakers: [ben] },
      { type: 'speakers', path: 'b', speakers: [] },
    ]);
  });
});

describe('which layers relays want', () => {
  it('is told each time, in order, of each watched path', () => {
    // Given
    const told: FromWorker[] = [];
    const watch = new HeartbeatWatch((message) => told.push(message));
    watch.receive({ type: 'watch', active: 'a', standby: 'b' }, 0);
    const all = [{ mid: '1', on: 0b111, off: 0 }];
    const small = [{ mid: '1', on: 0b001, off: 0b110 }];
    // When
    watch.wished('a', { sequence: 1, lines: all });
    watch.wished('a', { sequence: 2, lines: small });
    watch.wished('a', { sequence: 1, lines: all });
    watch.wished('a', { sequence: 2, lines: small });
    watch.wished('strange', { sequence: 9, lines: all });
    // Then
    expect(told).toEqual([
      { type: 'layers', path: 'a', lines: all },
      { type: 'layers', path: 'a', lines: small },
      { type: 'layers', path: 'a', lines: small },
    ]);
  });
});
