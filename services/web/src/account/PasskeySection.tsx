import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPasskeys, removePasskey, renamePasskey, type PasskeyInfo } from '../api/passkeys';
import { useNow } from '../app/useNow';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { formatAgo, formatDateTime } from '../i18n/format';
import { currentLocale } from '../i18n/i18n';
import { refreshAccount } from './account-store';
import { deviceName } from './device-name';
import { FormProblem } from './FormProblem';
import { NameDialog } from './NameDialog';
import { canUsePasskeys, createPasskey } from './passkey';
import type { ProofProps } from './PasswordSection';
import { useSubmit } from './useSubmit';

type WithProof = Pick<ProofProps, 'withProof'>;

/** Passkeys of the account: listed, added, named, removed. */
export function PasskeySection({ withProof }: WithProof) {
  const { t } = useTranslation();
  const [passkeys, setPasskeys] = useState<readonly PasskeyInfo[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [adding, setAdding] = useState(false);
  const [version, setVersion] = useState(0);
  const reload = () => setVersion((before) => before + 1);
  useEffect(() => {
    listPasskeys()
      .then((answer) => {
        setPasskeys(answer.passkeys);
        setFailure(null);
      })
      .catch(setFailure);
  }, [version]);
  const create = async (name: string) => {
    await withProof(() => createPasskey(name));
    reload();
    await refreshAccount();
  };
  return (
    <section className="card account-card" aria-labelledby="passkeys">
      <h2 id="passkeys">{t('account.passkey.title')}</h2>
      <p className="muted">{t('account.passkey.text')}</p>
      {passkeys === null && failure === null && <p className="muted">{t('common.loading')}</p>}
      {passkeys !== null && passkeys.length > 0 && (
        <ul className="session-list">
          {passkeys.map((passkey) => (
            <PasskeyItem key={passkey.passkeyId} passkey={passkey} withProof={withProof} onChanged={reload} />
          ))}
        </ul>
      )}
      <FormProblem failure={failure} />
      {canUsePasskeys() ? (
        <button type="button" className="button primary" onClick={() => setAdding(true)}>
          {t('account.passkey.add')}
        </button>
      ) : (
        <p className="muted">{t('account.passkey.notHere')}</p>
      )}
      {adding && (
        <NameDialog
          title={t('account.passkey.add')}
          text={t('account.passkey.nameText')}
          action={t('account.passkey.create')}
          initial={deviceName(navigator.userAgent) ?? ''}
          onName={create}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  );
}

interface ItemProps extends WithProof {
  readonly passkey: PasskeyInfo;
  readonly onChanged: () => void;
}

function PasskeyItem({ passkey, withProof, onChanged }: ItemProps) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const locale = currentLocale();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const { name, passkeyId, usedAt } = passkey;
  const remove = useSubmit(async () => {
    await withProof(() => removePasskey(passkeyId));
    onChanged();
    await refreshAccount();
  });
  const rename = async (wished: string) => {
    await renamePasskey(passkeyId, wished);
    onChanged();
  };
  return (
    <li>
      <div>
        <p>
          {name} {passkey.synchronised && <span className="badge">{t('account.passkey.synchronised')}</span>}
        </p>
        <p className="small muted">
          {usedAt === undefined
            ? t('account.passkey.unused')
            : t('account.sessions.seen', { ago: formatAgo(locale, usedAt, now) })}{' '}
          · {t('account.passkey.since', { time: formatDateTime(locale, passkey.createdAt) })}
        </p>
        <FormProblem failure={remove.failure} />
      </div>
      <div className="account-actions">
        <button
          type="button"
          className="button"
          aria-label={t('account.passkey.renameLabel', { name })}
          onClick={() => setOpen('rename')}
        >
          {t('account.passkey.rename')}
        </button>
        <button
          type="button"
          className="button"
          disabled={remove.busy}
          aria-label={t('account.passkey.removeLabel', { name })}
          onClick={() => setOpen('remove')}
        >
          {t('account.factor.remove')}
        </button>
      </div>
      {open === 'rename' && (
        <NameDialog
          title={t('account.passkey.renameLabel', { name })}
          text={t('account.passkey.nameText')}
          action={t('account.save')}
          initial={name}
          onName={rename}
          onClose={close}
        />
      )}
      <ConfirmDialog
        open={open === 'remove'}
        title={t('account.passkey.removeTitle', { name })}
        text={t('account.passkey.removeText')}
        action={t('account.factor.remove')}
        onConfirm={() => void remove.run()}
        onClose={close}
      />
    </li>
  );
}
