import { Download, EllipsisVertical, Lock, LockOpen, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordingSummary } from '../api/recordings';
import { IconButton } from '../design/IconButton';
import { Menu, MenuItem } from '../design/Menu';
import { DeleteDialog } from './DeleteDialog';
import { ExportSheet } from './ExportSheet';
import { HoldDialog } from './HoldDialog';
import { ProofSheet } from './ProofSheet';
import { ShareSheet } from './ShareSheet';

interface Props {
  readonly recording: RecordingSummary;
  readonly token: string;
  readonly onChanged: () => void;
}

/** What hosts do with a recording, and for everybody the proof of one that is gone. */
export function RecordingMenu({ recording, token, onChanged }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'share' | 'export' | 'hold' | 'delete' | 'proof' | null>(null);
  const close = () => setOpen(null);
  const finish = () => {
    close();
    onChanged();
  };
  const shared = { recording, token, onClose: close };
  return (
    <>
      {recording.state === 'ready' && recording.may.includes('manage') && (
        <Menu
          trigger={
            <IconButton label={t('recording.more')}>
              <EllipsisVertical aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Share2 size={16} />} onSelect={() => setOpen('share')}>
            {t('recording.share')}
          </MenuItem>
          <MenuItem icon={<Download size={16} />} onSelect={() => setOpen('export')}>
            {t('recording.export')}
          </MenuItem>
          <MenuItem
            icon={recording.held ? <LockOpen size={16} /> : <Lock size={16} />}
            onSelect={() => setOpen('hold')}
          >
            {t(recording.held ? 'recording.release' : 'recording.hold')}
          </MenuItem>
          <MenuItem danger icon={<Trash2 size={16} />} onSelect={() => setOpen('delete')}>
            {t('recording.delete')}
          </MenuItem>
        </Menu>
      )}
      {recording.state === 'deleted' && open === null && (
        <button type="button" className="button" onClick={() => setOpen('proof')}>
          {t('recording.proofShow')}
        </button>
      )}
      {open === 'share' && <ShareSheet {...shared} />}
      {open === 'export' && <ExportSheet {...shared} />}
      {open === 'hold' && <HoldDialog {...shared} onChanged={onChanged} />}
      {open === 'delete' && <DeleteDialog {...shared} onDeleted={() => setOpen('proof')} />}
      {open === 'proof' && <ProofSheet recordingId={recording.recordingId} token={token} onClose={finish} />}
    </>
  );
}
