import { askingForLostSound } from './sdp';

/** Makes an offer the connection's own, which asks for lost sound again where the browser lets the page say so. */
export async function offerLocally(pc: RTCPeerConnection): Promise<void> {
  const offer = await pc.createOffer();
  const asking = { type: 'offer', sdp: askingForLostSound(offer.sdp ?? '') } as const;
  try {
    await pc.setLocalDescription(asking);
  } catch {
    // Not every browser takes an offer that was changed; without it, what is lost stays lost.
    await pc.setLocalDescription(offer);
  }
}
