import { RequestFailure } from '../api/http';
import { failureKey } from '../app/Failure';

/** The key of what to say when something with a recording was refused. */
export function refusalKey(failure: unknown) {
  if (!(failure instanceof RequestFailure)) return failureKey(failure);
  switch (failure.kind) {
    case 'passcode-wrong':
      return 'recording.refusal.passcode';
    case 'too-many-requests':
      return 'recording.refusal.tries';
    case 'no-room':
      return 'recording.refusal.room';
    case 'share-ended':
    case 'share-unknown':
      return 'recording.refusal.link';
  }
  switch (failure.status) {
    case 401:
    case 403:
      return 'recording.refusal.forbidden';
    case 409:
      return 'recording.refusal.conflict';
    case 404:
    case 410:
      return 'recording.refusal.gone';
    default:
      return failureKey(failure);
  }
}
