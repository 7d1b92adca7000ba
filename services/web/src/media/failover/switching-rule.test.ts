import { describe, expect, it } from 'vitest';
import { SwitchingRule, type Beat, type SwitchDecision } from './switching-rule';

const HEALTHY: Beat = { peerHeard: true, fenced: false };
const PEER_SILENT: Beat = { peerHeard: false, fenced: false };
const PEER_GONE: Beat = { ...PEER_SILENT, peerGone: true };
const FENCED: Beat = { peerHeard: true, fenced: true };

/** Plays two relays and an observer that ticks every 20 ms. Beats come every 40 ms unless `a` or `b` says otherwise. */
class Play {
  readonly rule = new SwitchingRule();
  readonly decisions: (SwitchDecision & { at: number })[] = [];
  now = 0;
  a: (now: number) => Beat | null = () => HEALTHY;
  b: (now: number) => Beat | null = () => HEALTHY;

  constructor() {
    this.rule.watch('a', 'b');
  }

  run(millis: number): this {
    for (const end = this.now + millis; this.now < end;) {
      this.now += 20;
      if (this.now % 40 === 0) this.#beat();
      const decision = this.rule.tick(this.now);
      if (decision !== null) this.decisions.push({ ...decision, at: this.now });
    }
    return this;
  }

  /** The machine slept: neither ticks nor beats. */
  sleep(millis: number): this {
    this.now += millis;
    return this;
  }

  #beat(): void {
    const [a, b] = [this.a(this.now), this.b(this.now)];
    if (a !== null) this.rule.heard('a', a, this.now);
    if (b !== null) this.rule.heard('b', b, this.now);
  }
}

/** Repeatable noise in 0–1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

describe('SwitchingRule', () => {
  it('stays while both paths beat', () => {
    // Given
    const play = new Play();
    // When
    play.run(60_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('leaves a lost relay after 160 ms of silence when its peer does not hear it either', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = () => null;
    play.b = (now) => (now > 1_120 ? PEER_SILENT : HEALTHY);
    // When
    play.run(1_000);
    // Then
    expect(play.decisions).toEqual([
      { from: 'a', to: 'b', reason: 'relay-lost', silenceMillis: 160, at: 1_160 },
    ]);
  });

  it('leaves a relay whose process is gone after 80 ms of silence', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = () => null;
    play.b = () => PEER_GONE;
    // When
    play.run(1_000);
    // Then
    expect(play.decisions).toEqual([
      { from: 'a', to: 'b', reason: 'relay-lost', silenceMillis: 80, at: 1_080 },
    ]);
  });

  it('leaves a relay whose process is gone at the second look after a sleep of its own', () => {
    // Given
    const play = new Play().run(1_000).sleep(500);
    play.a = () => null;
    play.b = () => PEER_GONE;
    // When
    play.run(100);
    // Then
    expect(play.decisions).toMatchObject([{ reason: 'relay-lost', silenceMillis: 540, at: 1_540 }]);
  });

  it('stays with a relay that is heard after a sleep, although it is said to be gone', () => {
    // Given
    const play = new Play().run(1_000).sleep(500);
    play.b = () => PEER_GONE;
    // When
    play.run(1_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('does not leave a beating path because its relay is said to be gone', () => {
    // Given
    const play = new Play().run(1_000);
    play.b = () => PEER_GONE;
    // When
    play.run(5_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('leaves a lost path after 480 ms though the standby hears the relay', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = () => null;
    // When
    play.run(1_000);
    // Then
    expect(play.decisions).toEqual([
      { from: 'a', to: 'b', reason: 'path-lost', silenceMillis: 480, at: 1_480 },
    ]);
  });

  it('does not leave a beating path because the standby has lost sight of its peer', () => {
    // Given
    const play = new Play().run(1_000);
    play.b = () => PEER_SILENT;
    // When
    play.run(5_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('stays when both paths fall silent: the person is offline', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = () => null;
    play.b = () => null;
    // When
    play.run(5_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('never goes to a fenced standby', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = () => null;
    play.b = () => FENCED;
    // When
    play.run(5_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('takes the beats of a fenced active relay for silence, as it forwards nothing', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = () => FENCED;
    // When
    play.run(1_000);
    // Then
    expect(play.decisions).toMatchObject([{ reason: 'path-lost', at: 1_480 }]);
  });

  it.each([1, 2, 3, 4, 5])('does not switch in ten minutes of 5%% loss and 30 ms jitter, seed %i', (seed) => {
    // Given
    const random = noise(seed);
    const rule = new SwitchingRule();
    rule.watch('a', 'b');
    const arrivals: { at: number; path: string }[] = [];
    for (let sent = 0; sent < 600_000; sent += 40) {
      for (const path of ['a', 'b']) if (random() >= 0.05) arrivals.push({ at: sent + random() * 30, path });
    }
    arrivals.sort((x, y) => x.at - y.at);
    // When
    const decisions: (SwitchDecision | null)[] = [];
    let next = 0;
    for (let now = 0; now < 600_000; now += 20) {
      for (; (arrivals[next]?.at ?? Infinity) <= now; next++) {
        rule.heard(arrivals[next]?.path ?? '', HEALTHY, arrivals[next]?.at ?? 0);
      }
      decisions.push(rule.tick(now));
    }
    // Then
    expect(decisions.filter((decision) => decision !== null)).toEqual([]);
  });

  it('restarts the clocks after a late tick: a laptop that wakes up switches nothing', () => {
    // Given
    const play = new Play().run(1_000);
    // When
    play.sleep(60_000).run(2_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('judges again from the wake-up on when the relay is really gone', () => {
    // Given
    const play = new Play().run(1_000).sleep(60_000);
    play.a = () => null;
    play.b = () => PEER_SILENT;
    // When
    play.run(1_000);
    // Then
    expect(play.decisions).toMatchObject([{ reason: 'relay-lost' }]);
    expect((play.decisions[0]?.at ?? 0) - 61_000).toBeGreaterThanOrEqual(160);
  });

  it('ignores ticks throttled to one a second, as in a hidden tab without a worker', () => {
    // Given
    const rule = new SwitchingRule();
    rule.watch('a', 'b');
    const decisions: (SwitchDecision | null)[] = [];
    // When
    for (let now = 0; now < 60_000; now += 1_000) {
      rule.heard('b', PEER_SILENT, now);
      if (now < 10_000) rule.heard('a', HEALTHY, now);
      decisions.push(rule.tick(now));
    }
    // Then
    expect(decisions.every((decision) => decision === null)).toBe(true);
  });

  it('does not swing back within two seconds on a short silence of the new path', () => {
    // Given: a switch to b at 1160, after which a beats again
    const play = new Play().run(1_000);
    play.a = (now) => (now > 1_200 ? PEER_SILENT : null);
    play.b = (now) => (now <= 1_200 ? PEER_SILENT : now > 1_600 && now < 1_900 ? null : HEALTHY);
    // When
    play.run(1_900);
    // Then
    expect(play.decisions).toHaveLength(1);
  });

  it('swings back at once when the new path is silent for long too', () => {
    // Given
    const play = new Play().run(1_000);
    play.a = (now) => (now > 1_200 ? HEALTHY : null);
    play.b = (now) => (now <= 1_200 ? PEER_SILENT : null);
    // When
    play.run(1_000);
    // Then
    expect(play.decisions.map(({ to, at }) => [to, at])).toEqual([
      ['b', 1_160],
      ['a', 1_680],
    ]);
  });

  it('judges nothing about a path that was never heard', () => {
    // Given
    const play = new Play();
    play.a = () => null;
    play.b = () => PEER_SILENT;
    // When
    play.run(5_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('forgets a path that is no longer watched', () => {
    // Given
    const play = new Play().run(1_000);
    play.rule.watch('c', 'b');
    // When
    play.run(5_000);
    // Then
    expect(play.decisions).toEqual([]);
  });

  it('calls a path dead after three seconds without any beat', () => {
    // Given
    const play = new Play().run(1_000);
    play.b = () => null;
    // When
    play.run(2_980);
    // Then
    expect(play.rule.isDead('b', play.now)).toBe(false);
    expect(play.rule.isDead('b', play.now + 20)).toBe(true);
    expect(play.rule.isDead('a', play.now)).toBe(false);
  });
});
