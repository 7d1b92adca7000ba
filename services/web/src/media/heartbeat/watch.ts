import { SwitchingRule, type Beat } from '../failover/switching-rule';
import { Steadiness } from './steadiness';
import type { FromWorker, ToWorker } from './messages';
import type { LayerWishes } from './layers';
import type { Speakers } from './speakers';

export const TICK_MILLIS = 20;

/** The rule plus the bookkeeping around it, shared by the worker and the polling fallback. */
export class HeartbeatWatch {
  readonly #rule = new SwitchingRule();
  readonly #steadiness = new Steadiness();
  readonly #post: (message: FromWorker) => void;
  readonly #flags = new Map<string, string>();
  readonly #dead = new Set<string>();
  readonly #said = new Map<string, number>();
  readonly #wished = new Map<string, number>();
  #watched: string[] = [];

  constructor(post: (message: FromWorker) => void) {
    this.#post = post;
  }

  receive(message: ToWorker, now: number): void {
    switch (message.type) {
      case 'watch':
        this.#watched = [message.active, message.standby].filter((id) => id !== null);
        this.#rule.watch(message.active, message.standby);
        this.#steadiness.watch(message.standby, now);
        this.#forgetUnwatched();
        return;
      case 'moved':
        this.#rule.moved(now);
        return;
    }
  }

  heard(path: string, beat: Beat, now: number): void {
    this.#rule.heard(path, beat, now);
    this.#dead.delete(path);
    // Nobody returns to a relay that is being emptied.
    if (!beat.fenced && beat.draining !== true && this.#steadiness.heard(path, now))
      this.#post({ type: 'steady', path });
    const draining = beat.draining === true;
    const flags = [beat.fenced, beat.peerHeard, draining].join(' ');
    if (!this.#watched.includes(path) || this.#flags.get(path) === flags) return;
    this.#flags.set(path, flags);
    this.#post({ type: 'beat', path, fenced: beat.fenced, peerHeard: beat.peerHeard, draining });
  }

  /** What is said again, or comes late, is no news. */
  said(path: string, { sequence, speakers }: Speakers): void {
    if (!this.#watched.includes(path) || sequence <= (this.#said.get(path) ?? 0)) return;
    this.#said.set(path, sequence);
    this.#post({ type: 'speakers', path, speakers });
  }

  /** What comes late is forgotten; what is said again counts, because it may be another path that is active now. */
  wished(path: string, { sequence, lines }: LayerWishes): void {
    if (!this.#watched.includes(path) || sequence < (this.#wished.get(path) ?? 0)) return;
    this.#wished.set(path, sequence);
    this.#post({ type: 'layers', path, lines });
  }

  tick(now: number): void {
    const decision = this.#rule.tick(now);
    if (decision !== null) {
      this.#steadiness.switched();
      this.#steadiness.watch(decision.from, now);
      this.#post({ type: 'switch', decision });
    }
    for (const path of this.#watched) this.#noticeDeath(path, now);
  }

  #noticeDeath(path: string, now: number): void {
    if (this.#dead.has(path) || !this.#rule.isDead(path, now)) return;
    this.#dead.add(path);
    this.#post({ type: 'dead', path });
  }

  #forgetUnwatched(): void {
    for (const known of [this.#flags, this.#dead, this.#said, this.#wished])
      for (const path of [...known.keys()]) if (!this.#watched.includes(path)) known.delete(path);
  }
}
