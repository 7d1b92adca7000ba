import type { OnOff, Participant } from '../../api/types';
import type { ScreenShare } from '../../media/local/screen-share';

/** Keeps the person's own screen and what the meeting knows of it the same. */
export class ScreenSeat {
  readonly #screen: ScreenShare;
  readonly #tell: (screen: OnOff) => void;
  /** A share that the server has not agreed to yet. */
  #pending = false;

  constructor(screen: ScreenShare, tell: (screen: OnOff) => void) {
    this.#screen = screen;
    this.#tell = tell;
  }

  /** The share began or ended, or the meeting greeted us again. */
  tell(self: Participant | null): void {
    const screen = this.#screen.state.get().screen === null ? 'off' : 'on';
    if (self === null || self.screen === screen) return;
    this.#pending = screen === 'on';
    this.#tell(screen);
  }

  /** What the meeting says of us: a host may have stopped the share. */
  changed(self: Participant): void {
    if (self.screen === 'on') this.#pending = false;
    else if (!this.#pending) this.#screen.stop();
  }

  /** The server refused something: a third screen is not shared. */
  refused(status: number | undefined): void {
    if (this.#pending && status === 409) this.#screen.stop();
  }
}
