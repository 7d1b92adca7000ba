/**
 * Which received m-line pair belongs to whom. An m-line can never be removed from an SDP session (RFC 8843), so the
 * pair of a person who left is kept and given to the next one.
 */
export class SubscriptionLedger<Pair> {
  readonly #slots: { readonly pair: Pair; owner: string | null }[] = [];

  /** Gives every wanted participant a pair, making pairs with `create` when no free one is left. True when anything changed. */
  reconcile(wanted: readonly string[], create: () => Pair): boolean {
    const missing = wanted.filter((id) => this.pairOf(id) === undefined);
    const gone = this.#slots.filter((slot) => slot.owner !== null && !wanted.includes(slot.owner));
    for (const slot of gone) slot.owner = null;
    for (const id of missing) this.#give(id, create);
    return missing.length > 0 || gone.length > 0;
  }

  /** Makes sure that `count` pairs are free, so that the next ones who come need no new m-lines. */
  reserve(count: number, create: () => Pair): void {
    const free = this.#slots.filter((slot) => slot.owner === null).length;
    for (let i = free; i < count; i++) this.#slots.push({ pair: create(), owner: null });
  }

  pairOf(participantId: string): Pair | undefined {
    return this.#slots.find((slot) => slot.owner === participantId)?.pair;
  }

  owned(): readonly { readonly participantId: string; readonly pair: Pair }[] {
    return this.#slots.flatMap(({ owner, pair }) => (owner === null ? [] : [{ participantId: owner, pair }]));
  }

  #give(participantId: string, create: () => Pair): void {
    const free = this.#slots.find((slot) => slot.owner === null);
    if (free === undefined) this.#slots.push({ pair: create(), owner: participantId });
    else free.owner = participantId;
  }
}
