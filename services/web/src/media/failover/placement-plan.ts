import type { Placement, RelayRef } from '../../api/types';

/** What the planner needs to know of a path. */
export interface PlannedPath {
  readonly relayId: string;
  readonly connected: boolean;
  readonly active: boolean;
  /** Still carries media next to the active path for a moment. */
  readonly retiring: boolean;
}

export interface PathPlan {
  readonly close: readonly string[];
  readonly open: readonly RelayRef[];
  /** Move the active path here now, make-before-break. */
  readonly moveTo: string | null;
}

/** A tile has two video elements, so there are never more than two paths. */
const MAX_PATHS = 2;

/**
 * What follows from a placement. `wanted` is the relay the participant should be on: the primary after the placement
 * named another one, else null, because who left a bad path alone may stay on the standby.
 */
export function planPaths(
  placement: Placement,
  paths: readonly PlannedPath[],
  wanted: string | null,
): PathPlan {
  const pair = [placement.primary, ...(placement.standby === null ? [] : [placement.standby])];
  const inPair = (path: PlannedPath) => pair.some((relay) => relay.relayId === path.relayId);
  const inUse = (path: PlannedPath) => path.retiring || (path.active && path.connected);
  const close = paths.filter((path) => !inPair(path) && !inUse(path));
  const kept = paths.filter((path) => !close.includes(path));
  const missing = pair.filter((relay) => !kept.some((path) => path.relayId === relay.relayId));
  return {
    close: close.map((path) => path.relayId),
    open: missing.slice(0, MAX_PATHS - kept.length),
    moveTo: target(kept, inPair, wanted),
  };
}

function target(
  paths: readonly PlannedPath[],
  inPair: (path: PlannedPath) => boolean,
  wanted: string | null,
): string | null {
  const active = paths.find((path) => path.active);
  const ready = paths.filter((path) => path.connected && !path.active && inPair(path));
  const preferred = ready.find((path) => path.relayId === wanted);
  if (preferred !== undefined) return preferred.relayId;
  const mustLeave = active !== undefined && !inPair(active);
  return mustLeave ? (ready[0]?.relayId ?? null) : null;
}
