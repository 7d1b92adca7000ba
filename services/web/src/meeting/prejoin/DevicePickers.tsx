import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import type { LocalMedia } from '../../media/local/local-media';
import type { LocalSource } from '../../media/local/local-source';
import { deviceKey, savePreferences } from '../session/preferences';

/** Which microphone, which camera. */
export function DevicePickers({ local }: { readonly local: LocalMedia }) {
  const { t } = useTranslation();
  const { microphones, cameras } = useStore(local.devices);
  return (
    <div className="device-pickers">
      <Picker label={t('devices.microphone')} source={local.microphone} devices={microphones} />
      <Picker label={t('devices.camera')} source={local.camera} devices={cameras} />
    </div>
  );
}

interface PickerProps {
  readonly label: string;
  readonly source: LocalSource;
  readonly devices: readonly MediaDeviceInfo[];
}

function Picker({ label, source, devices }: PickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const { deviceId } = useStore(source.state);
  const choose = (chosen: string) => {
    savePreferences({ [deviceKey(source.source)]: chosen, [source.source]: true });
    void source.start(chosen);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="select"
        disabled={devices.length === 0}
        value={deviceId ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        {devices.length === 0 && <option value="">{t('devices.none')}</option>}
        {devices.length > 0 && deviceId === null && <option value="">{t('devices.choose')}</option>}
        {devices.map((device, i) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label === '' ? `${label} ${i + 1}` : device.label}
          </option>
        ))}
      </select>
    </div>
  );
}
