import { useHashSecret } from '../account/useHashSecret';
import { GuestPage } from './GuestPage';
import { OpenedReplay } from './OpenedReplay';
import './replay.css';

/** A recording, for those who were there and for those who have a link. */
export default function ReplayPage({ recordingId }: { readonly recordingId: string }) {
  const secret = useHashSecret();
  return secret === '' ? (
    <OpenedReplay recordingId={recordingId} guest={null} />
  ) : (
    <GuestPage key={secret} recordingId={recordingId} secret={secret} />
  );
}
