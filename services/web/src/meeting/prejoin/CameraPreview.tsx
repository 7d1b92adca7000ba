import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import type { LocalMedia } from '../../media/local/local-media';
import { OwnVideo } from '../room/OwnVideo';
import { toggleSource } from '../toggle-source';
import { LevelBar } from './LevelBar';

/** The person's own picture, mirrored, with the two switches on it and the microphone's level. */
export function CameraPreview({ local }: { readonly local: LocalMedia }) {
  const { t } = useTranslation();
  const camera = useStore(local.camera.state);
  const microphone = useStore(local.microphone.state);
  return (
    <div className="preview">
      {camera.track === null ? (
        <p className="preview-empty">{t(camera.starting ? 'prejoin.cameraStarting' : 'prejoin.cameraOff')}</p>
      ) : (
        <OwnVideo track={camera.track} label={t('prejoin.preview')} />
      )}
      <div className="preview-switches">
        <IconButton
          className={microphone.on ? 'round' : 'round off'}
          label={t(microphone.on ? 'toolbar.mute' : 'toolbar.unmute')}
          aria-pressed={!microphone.on}
          onClick={() => toggleSource(local.microphone)}
        >
          {microphone.on ? <Mic aria-hidden /> : <MicOff aria-hidden />}
        </IconButton>
        <IconButton
          className={camera.on ? 'round' : 'round off'}
          label={t(camera.on ? 'toolbar.stopVideo' : 'toolbar.startVideo')}
          aria-pressed={!camera.on}
          onClick={() => toggleSource(local.camera)}
        >
          {camera.on ? <Video aria-hidden /> : <VideoOff aria-hidden />}
        </IconButton>
      </div>
      {microphone.on && microphone.track !== null && <LevelBar track={microphone.track} />}
    </div>
  );
}
