import { Volume2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceSource } from '../../api/types';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import type { LocalMedia } from '../../media/local/local-media';
import { playTone } from '../../media/local/test-tone';
import { BlurSwitch } from './BlurSwitch';
import { rememberDevice, savePreferences, type DeviceKind } from '../session/preferences';

/** Which microphone, which camera, which speaker, and what of the room is seen. */
export function DevicePickers({ local }: { readonly local: LocalMedia }) {
  const { microphones, cameras } = useStore(local.devices);
  return (
    <div className="device-pickers">
      <SourcePicker local={local} source="microphone" devices={microphones} />
      <SourcePicker local={local} source="camera" devices={cameras} />
      <SpeakerPicker local={local} />
      <BlurSwitch blur={local.blur} />
    </div>
  );
}

interface SourcePickerProps {
  readonly local: LocalMedia;
  readonly source: DeviceSource;
  readonly devices: readonly MediaDeviceInfo[];
}

function SourcePicker({ local, source, devices }: SourcePickerProps) {
  const { deviceId } = useStore(local.of(source).state);
  const choose = (device: MediaDeviceInfo) => {
    rememberDevice(source, device);
    savePreferences({ [source]: true });
    void local.of(source).start(device.deviceId);
  };
  return <Picker kind={source} devices={devices} deviceId={deviceId} onChoose={choose} />;
}

/** Only where the browser lets a page choose where sound comes out. */
function SpeakerPicker({ local }: { readonly local: LocalMedia }) {
  const { t } = useTranslation();
  const { speakers } = useStore(local.devices);
  const speakerId = useStore(local.speakerId);
  const possible = 'setSinkId' in HTMLMediaElement.prototype;
  const choose = (device: MediaDeviceInfo) => {
    rememberDevice('speaker', device);
    local.speakerId.set(device.deviceId);
  };
  return (
    <div className="speaker-picker">
      {possible && (
        <Picker
          kind="speaker"
          devices={speakers}
          deviceId={speakerId === '' ? (speakers[0]?.deviceId ?? null) : speakerId}
          onChoose={choose}
        />
      )}
      <IconButton label={t('devices.testSpeaker')} onClick={() => void playTone(speakerId)}>
        <Volume2 size={20} aria-hidden />
      </IconButton>
    </div>
  );
}

interface PickerProps {
  readonly kind: DeviceKind;
  readonly devices: readonly MediaDeviceInfo[];
  readonly deviceId: string | null;
  readonly onChoose: (device: MediaDeviceInfo) => void;
}

function Picker({ kind, devices, deviceId, onChoose }: PickerProps) {
  const { t } = useTranslation();
  const id = useId();
  const label = t(`devices.${kind}`);
  const choose = (chosen: string) => {
    const device = devices.find((one) => one.deviceId === chosen);
    if (device !== undefined) onChoose(device);
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
