/** The size of a picture on the page, in device pixels. */
export interface TileSize {
  readonly width: number;
  readonly height: number;
}

/** Small changes, and those of a window being dragged, are not worth telling a relay. */
const SETTLED_MILLIS = 300;
const WORTH_TELLING = 0.1;

/** Follows how large each other person is shown and tells it when that has settled. A tile that is not laid out keeps its last size. */
export class TileSizes {
  readonly #elements = new Map<Element, string>();
  readonly #sizes = new Map<string, TileSize>();
  readonly #told: (sizes: ReadonlyMap<string, TileSize>) => void;
  readonly #observer: ResizeObserver | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(told: (sizes: ReadonlyMap<string, TileSize>) => void) {
    this.#told = told;
    this.#observer =
      typeof ResizeObserver === 'undefined'
        ? null
        : new ResizeObserver((entries) => {
            for (const { target, contentRect } of entries) this.#resized(target, contentRect);
          });
  }

  get sizes(): ReadonlyMap<string, TileSize> {
    return this.#sizes;
  }

  follow(participantId: string, element: Element): void {
    this.#elements.set(element, participantId);
    this.#observer?.observe(element);
  }

  forget(participantId: string, element: Element): void {
    this.#observer?.unobserve(element);
    this.#elements.delete(element);
    this.#sizes.delete(participantId);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
  }

  #resized(element: Element, rect: TileSize): void {
    const participantId = this.#elements.get(element);
    if (participantId === undefined || rect.width === 0 || rect.height === 0) return;
    this.resized(participantId, rect);
  }

  /** In CSS pixels. */
  resized(participantId: string, rect: TileSize): void {
    const ratio = typeof devicePixelRatio === 'number' ? devicePixelRatio : 1;
    const size = { width: Math.round(rect.width * ratio), height: Math.round(rect.height * ratio) };
    const before = this.#sizes.get(participantId);
    if (before !== undefined && !differs(before.height, size.height) && !differs(before.width, size.width))
      return;
    this.#sizes.set(participantId, size);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#told(this.#sizes), SETTLED_MILLIS);
  }
}

function differs(before: number, now: number): boolean {
  return Math.abs(now - before) > WORTH_TELLING * before;
}
