import { requestJson } from './http';

/** Shapes of room-service, docs/interfaces.md “Feedback”. */

export const REASONS = [
  'audio-in',
  'audio-out',
  'echo',
  'video',
  'screen-share',
  'joining',
  'connection',
  'devices',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

/** 1 (very bad) to 5 (very good). */
export type Rating = 1 | 2 | 3 | 4 | 5;

export interface Feedback {
  readonly rating: Rating;
  readonly reasons: readonly Reason[];
  readonly comment: string;
}

export interface FeedbackSummary {
  readonly count: number;
  readonly averageRating?: number;
  /** How often 1, 2, 3, 4 and 5 were given. */
  readonly ratings: readonly number[];
  readonly reasons: readonly { readonly reason: Reason; readonly count: number }[];
  readonly comments: readonly { readonly rating: number; readonly text: string; readonly givenAt: string }[];
}

const base = (meetingId: string) => `/api/v1/meetings/${encodeURIComponent(meetingId)}`;

/** Says it, or says it differently. */
export function giveFeedback(
  meetingId: string,
  seat: { readonly participantId: string; readonly resumeKey: string },
  { rating, reasons, comment }: Feedback,
): Promise<undefined> {
  const participant = encodeURIComponent(seat.participantId);
  return requestJson(`${base(meetingId)}/participants/${participant}/feedback`, {
    method: 'PUT',
    body: { resumeKey: seat.resumeKey, rating, reasons, ...(comment === '' ? {} : { comment }) },
  });
}

/** What everybody said; with the host key, or as somebody who may see the console. */
export function readFeedback(meetingId: string, hostKey: string | null): Promise<FeedbackSummary> {
  return requestJson(`${base(meetingId)}/feedback`, {
    ...(hostKey === null ? {} : { headers: { 'evenkeel-host-key': hostKey } }),
  });
}
