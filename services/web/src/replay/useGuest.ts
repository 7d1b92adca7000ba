import { useEffect, useState } from 'react';
import { RequestFailure } from '../api/http';
import { visit } from '../api/shares';

export type GuestLook =
  | { readonly name: 'loading' }
  | { readonly name: 'asked'; readonly what: 'passcode' | 'viewer'; readonly failure: unknown }
  | { readonly name: 'in'; readonly token: string; readonly viewer: string | null }
  | { readonly name: 'refused'; readonly failure: unknown };

export interface Shown {
  readonly passcode: string;
  readonly viewer: string;
}

/** Comes in by a link: asks for what it wants besides its secret. */
export function useGuest(recordingId: string, secret: string) {
  const [look, setLook] = useState<GuestLook>({ name: 'loading' });
  useEffect(() => {
    let gone = false;
    void knock(recordingId, secret, { passcode: '', viewer: '' }).then((next) => {
      if (!gone) setLook(next);
    });
    return () => {
      gone = true;
    };
  }, [recordingId, secret]);
  const show = async (shown: Shown) => setLook(await knock(recordingId, secret, shown));
  return { look, show };
}

async function knock(recordingId: string, secret: string, shown: Shown): Promise<GuestLook> {
  try {
    const { token, watermark } = await visit(recordingId, { secret, ...shown });
    return { name: 'in', token, viewer: watermark ? shown.viewer.trim() : null };
  } catch (failure) {
    return refusedWith(failure);
  }
}

function refusedWith(failure: unknown): GuestLook {
  switch (failure instanceof RequestFailure ? failure.kind : '') {
    case 'passcode-needed':
      return { name: 'asked', what: 'passcode', failure: null };
    case 'viewer-needed':
      return { name: 'asked', what: 'viewer', failure: null };
    case 'passcode-wrong':
    case 'too-many-requests':
      return { name: 'asked', what: 'passcode', failure };
    default:
      return { name: 'refused', failure };
  }
}
