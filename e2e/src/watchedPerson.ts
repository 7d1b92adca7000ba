import { readFrameGaps, resetFrameGaps, type Evaluating, type FrameGaps } from './frameProbe.ts';
import { until } from './installation.ts';

/** The page's own diagnostics, `window.evenkeel`. */
export interface Diagnostics {
  readonly activeRelayId: string | null;
  readonly standbyRelayId: string | null;
  readonly epoch: number;
  readonly paths: Record<string, unknown>;
  readonly switches: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly silenceMillis: number;
    /** Of the placement that the person followed then. */
    readonly epoch: number;
    /** Epoch milliseconds. */
    readonly at: number;
  }[];
  readonly firstRemoteFrameMillis: number | null;
}

/** What is asked of the page of somebody in a meeting, whichever library drives the browser. */
export abstract class WatchedPerson {
  protected constructor(
    readonly name: string,
    readonly page: Evaluating,
  ) {}

  diagnostics(): Promise<Diagnostics | undefined> {
    return this.page.evaluate(() => {
      const diagnostics = (window as unknown as { evenkeel?: Diagnostics }).evenkeel;
      return diagnostics === undefined
        ? undefined
        : (JSON.parse(JSON.stringify(diagnostics)) as Diagnostics);
    });
  }

  /** Waits until frames of that many other people arrive. */
  async sees(others: number, timeoutMillis = 15_000): Promise<void> {
    await this.resetGaps();
    await until(`${this.name} sees ${others} people`, timeoutMillis, async () => {
      const gaps = await this.gaps();
      return gaps.filter((gap) => gap.frames >= 5).length >= others;
    });
  }

  /** Waits until the second path stands; says over which relay. */
  async hasStandby(timeoutMillis = 15_000): Promise<string> {
    return until(`${this.name} has a standby path`, timeoutMillis, async () => {
      const state = await this.diagnostics();
      const standby = state?.standbyRelayId;
      return standby != null && state?.paths[standby] === 'connected' && standby;
    });
  }

  resetGaps(): Promise<void> {
    return resetFrameGaps(this.page);
  }

  gaps(): Promise<FrameGaps[]> {
    return readFrameGaps(this.page);
  }

  /** The longest gap this person saw in anybody's picture. */
  async longestGapMillis(): Promise<number> {
    return Math.max(0, ...(await this.gaps()).map((gap) => gap.longestGapMillis));
  }
}
