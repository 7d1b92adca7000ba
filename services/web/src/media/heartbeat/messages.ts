import type { SwitchDecision } from '../failover/switching-rule';
import type { LayerWish } from './layers';
import type { Speaker } from './speakers';

/** Page → worker. Path ids name one connection, never reused. */
export type ToWorker =
  | { readonly type: 'watch'; readonly active: string | null; readonly standby: string | null }
  | { readonly type: 'moved' };

/** Worker → page. */
export type FromWorker =
  /** The worker listens; a transform made earlier would be lost. */
  | { readonly type: 'ready' }
  | { readonly type: 'switch'; readonly decision: SwitchDecision }
  /** First beat of a path, and again whenever its flags or epoch change. */
  | {
      readonly type: 'beat';
      readonly path: string;
      readonly fenced: boolean;
      readonly peerHeard: boolean;
      readonly draining: boolean;
    }
  /** The relay says who speaks; told when that changes. */
  | { readonly type: 'speakers'; readonly path: string; readonly speakers: readonly Speaker[] }
  /** The relay says which simulcast layers it wants; told again and again. */
  | { readonly type: 'layers'; readonly path: string; readonly lines: readonly LayerWish[] }
  /** The standby had no gap for long; told once after each gap or switch. */
  | { readonly type: 'steady'; readonly path: string }
  /** The path was silent for long; it is told once per silence. */
  | { readonly type: 'dead'; readonly path: string };

/** Options handed to RTCRtpScriptTransform. */
export interface TransformOptions {
  readonly path: string;
}
