import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DeviceSource } from '../../api/types';
import { useStore } from '../../app/useStore';
import type { DeviceProblem } from '../../media/local/device-problem';
import type { LocalMedia } from '../../media/local/local-media';

/** Says what is wrong with a device and what helps; joining without it stays possible. */
export function DeviceHelp({ local }: { readonly local: LocalMedia }) {
  const camera = useStore(local.camera.state).problem;
  const microphone = useStore(local.microphone.state).problem;
  return (
    <div className="device-help" aria-live="polite">
      {camera !== null && <Help source="camera" problem={camera} />}
      {microphone !== null && <Help source="microphone" problem={microphone} />}
    </div>
  );
}

function Help({ source, problem }: { readonly source: DeviceSource; readonly problem: DeviceProblem }) {
  const { t } = useTranslation();
  return (
    <p className="note fair">
      <TriangleAlert size={16} aria-hidden />
      <span>
        <strong>{t(`devices.${source}`)}:</strong> {t(`devices.problem.${problem}`)} {t('devices.joinAnyway')}
      </span>
    </p>
  );
}
