import type { Heartbeat } from '../heartbeat/payload';

/** The client's switching rule of docs/interfaces.md. Pure: time comes in as an argument, in milliseconds. */

export const RULE = {
  /** The standby must have been heard this recently to be worth a switch. */
  freshMillis: 120,
  /** Silence that is enough when the standby knows that its peer's process is gone. */
  relayGoneMillis: 80,
  /** Silence that is enough when the standby does not hear its peer either. */
  relayLostMillis: 160,
  /** Silence that is enough although the standby still hears its peer. */
  pathLostMillis: 480,
  /** A tick later than this means that the observer itself slept. */
  lateTickMillis: 150,
  /** After a switch, only a new path that is itself silent for `pathLostMillis` is left again. */
  holdMillis: 2_000,
  /** A path silent for so long is dead and worth a new connection. */
  deadMillis: 3_000,
} as const;

/** What the observer of a path can say of a beat; a poller that sees no payload says nothing of the peer. */
export type Beat = Pick<Heartbeat, 'peerHeard' | 'fenced'> &
  Partial<Pick<Heartbeat, 'draining' | 'peerGone'>>;

export interface SwitchDecision {
  readonly from: string;
  readonly to: string;
  readonly reason: 'relay-lost' | 'path-lost';
  readonly silenceMillis: number;
}

interface Heard {
  /** Newest beat. */
  readonly at: number;
  /** Newest beat of a relay that forwards; a fenced one forwards nothing, so its beats are silence to the rule. */
  readonly servingAt: number;
  readonly beat: Beat;
}

/** Watches two paths by id and says when to leave the active one. */
export class SwitchingRule {
  #active: string | null = null;
  #standby: string | null = null;
  #heard = new Map<string, Heard>();
  #clockStart = 0;
  #lastTick: number | null = null;
  #lastSwitch = Number.NEGATIVE_INFINITY;

  /** Says which paths there are now. What was heard of a path that stays is kept. */
  watch(active: string | null, standby: string | null): void {
    this.#active = active;
    this.#standby = standby;
    for (const id of this.#heard.keys()) {
      if (id !== active && id !== standby) this.#heard.delete(id);
    }
  }

  /** The page moved the active path for a reason of its own (placement, return). */
  moved(now: number): void {
    this.#lastSwitch = now;
  }

  heard(path: string, beat: Beat, now: number): void {
    if (path !== this.#active && path !== this.#standby) return;
    const before = this.#heard.get(path)?.servingAt ?? now;
    this.#heard.set(path, { at: now, servingAt: beat.fenced ? before : now, beat });
  }

  /** To be called about every 20 ms. A late call restarts the clocks instead of judging. */
  tick(now: number): SwitchDecision | null {
    const late = this.#lastTick !== null && now - this.#lastTick > RULE.lateTickMillis;
    this.#lastTick = now;
    if (late) {
      this.#clockStart = now;
      return null;
    }
    const decision = this.#judge(now);
    if (decision !== null) {
      this.#active = decision.to;
      this.#standby = decision.from;
      this.#lastSwitch = now;
    }
    return decision;
  }

  /** True when the path was heard once and then nothing at all for long, while the observer was awake. */
  isDead(path: string, now: number): boolean {
    const heard = this.#heard.get(path);
    return heard !== undefined && now - Math.max(heard.at, this.#clockStart) >= RULE.deadMillis;
  }

  #judge(now: number): SwitchDecision | null {
    const from = this.#active;
    const to = this.#standby;
    if (from === null || to === null) return null;
    const active = this.#heard.get(from);
    const standby = this.#heard.get(to);
    if (active === undefined || standby === undefined) return null;
    if (now - standby.at > RULE.freshMillis || standby.beat.fenced) return null;
    const gone = standby.beat.peerGone === true;
    // Whoever says that the process is gone did not sleep; what came from it meanwhile was heard by now.
    const silenceMillis = now - (gone ? active.servingAt : Math.max(active.servingAt, this.#clockStart));
    const held = now - this.#lastSwitch < RULE.holdMillis;
    const pathLost = silenceMillis >= RULE.pathLostMillis;
    if (held && !pathLost) return null;
    const lostMillis = gone ? RULE.relayGoneMillis : RULE.relayLostMillis;
    if (!standby.beat.peerHeard && silenceMillis >= lostMillis) {
      return { from, to, reason: 'relay-lost', silenceMillis };
    }
    return pathLost ? { from, to, reason: 'path-lost', silenceMillis } : null;
  }
}
