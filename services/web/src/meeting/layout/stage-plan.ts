/** How the stage is divided. The presenter layout is the speaker's with a screen in the middle. */
export type LayoutMode = 'grid' | 'speaker' | 'presenter';

export interface StagePlan {
  readonly main: readonly string[];
  readonly rest: readonly string[];
}

export interface Stage {
  readonly mode: LayoutMode;
  /** Everybody else, in the order they came. */
  readonly others: readonly string[];
  readonly self: string | null;
  readonly hideSelf: boolean;
  readonly pinned: string | null;
  readonly speaker: string | null;
  /** Participants who share a screen. */
  readonly sharers: readonly string[];
}

const SCREEN = 'screen:';

/** The tile of a person's shared screen. */
export function screenTile(participantId: string): string {
  return SCREEN + participantId;
}

/** Whose screen a tile shows; null for a person's own tile. */
export function screenOwner(tileId: string): string | null {
  return tileId.startsWith(SCREEN) ? tileId.slice(SCREEN.length) : null;
}

/** Who is shown large, and who beside. A pinned tile is large in every layout. */
export function planStage(stage: Stage): StagePlan {
  const screens = stage.sharers.map(screenTile);
  const people = [...stage.others, ...ownTile(stage)];
  const all = [...screens, ...people];
  if (stage.pinned !== null && all.includes(stage.pinned)) return large([stage.pinned], all);
  switch (stage.mode) {
    case 'grid':
      return { main: [], rest: all };
    case 'presenter':
      return screens.length > 0 ? large(screens, all) : large(speakerOf(stage, people), all);
    case 'speaker':
      return large(speakerOf(stage, people), all);
  }
}

/** Alone one sees oneself, hidden or not: an empty stage would look broken. */
function ownTile({ self, hideSelf, others, sharers }: Stage): readonly string[] {
  const alone = others.length === 0 && sharers.length === 0;
  return self === null || (hideSelf && !alone) ? [] : [self];
}

function speakerOf(stage: Stage, people: readonly string[]): readonly string[] {
  const [first] = people;
  if (stage.speaker !== null && people.includes(stage.speaker)) return [stage.speaker];
  return first === undefined ? [] : [first];
}

function large(main: readonly string[], all: readonly string[]): StagePlan {
  return { main, rest: all.filter((id) => !main.includes(id)) };
}
