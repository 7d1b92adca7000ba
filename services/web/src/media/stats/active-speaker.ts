/** Quieter than this is no speech. W3C audioLevel, 0–1. */
const SPEECH = 0.02;

/** A challenger takes the stage after speaking this long while the speaker is silent… */
const TAKE_OVER_MILLIS = 900;

/** …and a speaker who pauses for breath keeps it. */
const PAUSE_MILLIS = 1_500;

/** Of two who speak at once, the newcomer takes over only when clearly louder, and for longer. */
const LOUDER = 2;
const INTERRUPT_MILLIS = 2_500;

/** Who has the floor. Changes slowly on purpose: a cough or a laugh moves nobody's picture. */
export class ActiveSpeaker {
  #current: string | null = null;
  #heardAt = Number.NEGATIVE_INFINITY;
  readonly #since = new Map<string, number>();

  get current(): string | null {
    return this.#current;
  }

  /** One look at everybody's loudness; answers who has the floor now. */
  hear(levels: ReadonlyMap<string, number>, now: number): string | null {
    this.#follow(levels, now);
    const own = this.#current === null ? 0 : (levels.get(this.#current) ?? 0);
    if (own > SPEECH) this.#heardAt = now;
    const challenger = this.#challenger(levels);
    if (challenger !== null && this.#yields(challenger, levels.get(challenger) ?? 0, own, now)) {
      this.#current = challenger;
      this.#heardAt = now;
    }
    return this.#current;
  }

  /** Forgets who is not there any more. */
  retain(ids: readonly string[]): void {
    if (this.#current !== null && !ids.includes(this.#current)) this.#current = null;
  }

  #follow(levels: ReadonlyMap<string, number>, now: number): void {
    for (const [id, level] of levels) {
      if (level > SPEECH) this.#since.set(id, this.#since.get(id) ?? now);
      else this.#since.delete(id);
    }
    for (const id of this.#since.keys()) if (!levels.has(id)) this.#since.delete(id);
  }

  #challenger(levels: ReadonlyMap<string, number>): string | null {
    const speaking = [...this.#since.keys()].filter((id) => id !== this.#current);
    return speaking.reduce<string | null>(
      (best, id) => (best === null || (levels.get(id) ?? 0) > (levels.get(best) ?? 0) ? id : best),
      null,
    );
  }

  #yields(challenger: string, level: number, own: number, now: number): boolean {
    const spoken = now - (this.#since.get(challenger) ?? now);
    if (this.#current === null) return true;
    if (now - this.#heardAt >= PAUSE_MILLIS) return spoken >= TAKE_OVER_MILLIS;
    return level > own * LOUDER && spoken >= INTERRUPT_MILLIS;
  }
}
