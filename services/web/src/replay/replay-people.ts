import type { RecordedEvent, RecordedTrack, Replay } from '../api/recordings';

/** One place on the stage: somebody's camera and voice, or a screen. */
export interface Place {
  readonly key: string;
  readonly participantId: string;
  readonly screen: boolean;
  readonly video: readonly RecordedTrack[];
  readonly audio: readonly RecordedTrack[];
}

/** Names by participant, as people were called when they were asked or joined. */
export function namesIn(events: readonly RecordedEvent[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { data } of events) {
    if (typeof data['participantId'] === 'string' && typeof data['name'] === 'string') {
      names.set(data['participantId'], data['name']);
    }
  }
  return names;
}

/** Screens first, then people in the order they were first recorded. */
export function placesOf(replay: Replay): readonly Place[] {
  const places = new Map<string, Place>();
  const tracks = [...replay.tracks].sort((a, b) => a.startMillis - b.startMillis);
  for (const track of tracks) {
    const screen = track.source.startsWith('screen');
    const key = screen ? `${track.participantId}/screen` : track.participantId;
    const known = places.get(key) ?? {
      key,
      participantId: track.participantId,
      screen,
      video: [],
      audio: [],
    };
    places.set(key, {
      ...known,
      video: track.video ? [...known.video, track] : known.video,
      audio: track.video ? known.audio : [...known.audio, track],
    });
  }
  return [...places.values()].sort((a, b) => Number(b.screen) - Number(a.screen));
}

export type ChapterKind =
  'joined' | 'left' | 'hand' | 'screen' | 'agreed' | 'refused' | 'announced' | 'poll' | 'poll-closed';

export interface Chapter {
  readonly atMillis: number;
  readonly kind: ChapterKind;
  readonly participantId: string;
}

/** What is worth going to. */
export function chaptersOf(events: readonly RecordedEvent[]): readonly Chapter[] {
  return events.flatMap((event) => {
    const kind = kindOf(event);
    const participantId = event.data['participantId'] ?? event.data['byParticipantId'];
    return kind === null || typeof participantId !== 'string'
      ? []
      : [{ atMillis: event.atMillis, kind, participantId }];
  });
}

function kindOf({ type, data }: RecordedEvent): ChapterKind | null {
  switch (type) {
    case 'dev.evenkeel.meeting.participant-joined.v1':
      return 'joined';
    case 'dev.evenkeel.meeting.participant-left.v1':
      return 'left';
    case 'dev.evenkeel.meeting.hand-changed.v1':
      return data['raised'] === true ? 'hand' : null;
    case 'dev.evenkeel.meeting.screen-share-changed.v1':
      return data['sharing'] === true ? 'screen' : null;
    case 'dev.evenkeel.meeting.recording-consented.v1':
      return data['agreed'] === true ? 'agreed' : 'refused';
    case 'dev.evenkeel.meeting.announcement-made.v1':
      return 'announced';
    case 'dev.evenkeel.meeting.poll-opened.v1':
      return 'poll';
    case 'dev.evenkeel.meeting.poll-closed.v1':
      return 'poll-closed';
    default:
      return null;
  }
}
