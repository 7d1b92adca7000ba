import type { Admission } from '../../api/types';

/** What this tab remembers of its seat in a meeting, so that a reload comes back into it. */
export interface Seat {
  readonly participantId: string;
  readonly resumeKey: string;
  readonly name: string;
}

/** Whoever is let in, until the server has told more. */
export function asParticipant({ participantId, role }: Admission, { name }: Seat) {
  const joinedAt = new Date().toISOString();
  return { participantId, kind: 'person', role, name, joinedAt, screen: 'off' } as const;
}

export function loadSeat(meetingId: string): Seat | null {
  const text = sessionStorage.getItem(seatKey(meetingId));
  if (text === null) return null;
  try {
    return JSON.parse(text) as Seat;
  } catch {
    return null;
  }
}

export function saveSeat(meetingId: string, seat: Seat): void {
  sessionStorage.setItem(seatKey(meetingId), JSON.stringify(seat));
}

export function forgetSeat(meetingId: string): void {
  sessionStorage.removeItem(seatKey(meetingId));
  sessionStorage.removeItem(activationKey(meetingId));
}

/** Shown at the door from then on: who was sent out stays out with this browser. */
export function rememberRemoval(meetingId: string, { participantId, resumeKey }: Seat): void {
  localStorage.setItem(formerKey(meetingId), JSON.stringify({ participantId, resumeKey }));
}

export function loadFormerSeat(meetingId: string): Omit<Seat, 'name'> | null {
  try {
    return JSON.parse(localStorage.getItem(formerKey(meetingId)) ?? 'null') as Omit<Seat, 'name'> | null;
  } catch {
    return null;
  }
}

/** Counts the changes of the active path, over reloads too. */
export function nextActivation(meetingId: string): number {
  const next = Number(sessionStorage.getItem(activationKey(meetingId)) ?? 0) + 1;
  sessionStorage.setItem(activationKey(meetingId), String(next));
  return next;
}

export function loadHostKey(meetingId: string): string | null {
  return localStorage.getItem(`evenkeel.host.${meetingId}`);
}

export function saveHostKey(meetingId: string, hostKey: string): void {
  localStorage.setItem(`evenkeel.host.${meetingId}`, hostKey);
}

const seatKey = (meetingId: string) => `evenkeel.seat.${meetingId}`;
const formerKey = (meetingId: string) => `evenkeel.former.${meetingId}`;
const activationKey = (meetingId: string) => `evenkeel.activation.${meetingId}`;
