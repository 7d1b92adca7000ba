/** The size of a picture on the page, in device pixels. */
export interface TileSize {
  readonly width: number;
  readonly height: number;
}

/** Small changes, and those of a window being dragged, are not worth telling a relay. */
const SETTLED_MILLIS = 300;
const WORTH_TELLING = 0.1;

/** A tile on the stage has been laid out by then. */
const UNSEEN_MILLIS = 1_000;

/** A page that is turned to waits for its pictures; its tiles appear in one task. */
const APPEARED_MILLIS = 20;

/**
 * Follows how large each other person is shown and tells it: a tile that appears at once, sizes when they have settled,
 * and 0 × 0 of a tile that is on no page, so that no picture comes for it.
 */
export class TileSizes {
  readonly #elements = new Map<Element, string>();
  readonly #sizes = new Map<string, TileSize>();
  readonly #told: (sizes: ReadonlyMap<string, TileSize>) => void;
  readonly #observer: ResizeObserver | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #appearing = false;

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
    setTimeout(() => this.#missed(participantId, element), UNSEEN_MILLIS);
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

  /** Nobody observes a tile that was never there. */
  #missed(participantId: string, element: Element): void {
    if (this.#elements.has(element) && !this.#sizes.has(participantId)) {
      this.resized(participantId, { width: 0, height: 0 });
    }
  }

  #resized(element: Element, rect: TileSize): void {
    const participantId = this.#elements.get(element);
    if (participantId === undefined || isFloating(element)) return;
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
    this.#tell(before !== undefined && isHidden(before));
  }

  /** A tile that appears does not wait until others have settled. */
  #tell(appears: boolean): void {
    if (this.#appearing) return;
    this.#appearing = appears;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#appearing = false;
        this.#told(this.#sizes);
      },
      appears ? APPEARED_MILLIS : SETTLED_MILLIS,
    );
  }
}

function isHidden({ width, height }: TileSize): boolean {
  return width === 0 || height === 0;
}

/** Shown in a window of its own, wherever its tile is. */
function isFloating(element: Element): boolean {
  // Older Firefoxes have no such thing.
  const { pictureInPictureElement } = document as Partial<Document>;
  return pictureInPictureElement != null && element.contains(pictureInPictureElement);
}

function differs(before: number, now: number): boolean {
  return Math.abs(now - before) > WORTH_TELLING * before;
}
