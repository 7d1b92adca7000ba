/** A value that changes, and those who want to know. Made for React's useSyncExternalStore. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Nobody is told of a part that is what it was. */
  patch(part: Partial<T>): void {
    const names = Object.keys(part) as (keyof T)[];
    if (names.every((name) => Object.is(part[name], this.#value[name]))) return;
    this.set({ ...this.#value, ...part });
  }
}
