import { Plus } from 'lucide-react';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollKind } from '../../api/types';
import { Switch } from '../../design/Switch';
import { randomUuid } from '../../media/ids';

interface NewPoll {
  readonly id: string;
  readonly question: string;
  readonly kind: PollKind;
  readonly anonymous: boolean;
  readonly options: readonly string[];
}

const KINDS: readonly PollKind[] = ['single', 'multiple', 'rating'];
const MOST_OPTIONS = 10;

/** Puts a question: what is asked, how it is answered, whether names are kept. */
export function PollForm({ onOpen }: { readonly onOpen: (poll: NewPoll) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const details = useRef<HTMLDetailsElement>(null);
  const [question, setQuestion] = useState('');
  const [kind, setKind] = useState<PollKind>('single');
  const [anonymous, setAnonymous] = useState(false);
  const [options, setOptions] = useState<readonly string[]>(['', '']);
  const filled = options.map((option) => option.trim()).filter((option) => option !== '');
  const complete = question.trim() !== '' && (kind === 'rating' || new Set(filled).size >= 2);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!complete) return;
    onOpen({ id: randomUuid(), question: question.trim(), kind, anonymous, options: [...new Set(filled)] });
    setQuestion('');
    setOptions(['', '']);
    // The question that was put is what matters now.
    details.current?.removeAttribute('open');
  };
  return (
    <details ref={details} className="poll-form card">
      <summary>{t('poll.new')}</summary>
      <form onSubmit={submit}>
        <div className="field">
          <label htmlFor={`${id}-question`}>{t('poll.question')}</label>
          <input
            id={`${id}-question`}
            className="input"
            maxLength={300}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('poll.kindLabel')}</label>
          <select
            id={`${id}-kind`}
            className="select"
            value={kind}
            onChange={(event) => setKind(event.target.value as PollKind)}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`poll.kind.${one}`)}
              </option>
            ))}
          </select>
        </div>
        {kind !== 'rating' && <Options options={options} onChange={setOptions} />}
        <Switch
          label={t('poll.anonymous')}
          hint={t('poll.anonymousHint')}
          checked={anonymous}
          onChange={setAnonymous}
        />
        <button type="submit" className="button primary" disabled={!complete}>
          {t('poll.open')}
        </button>
      </form>
    </details>
  );
}

interface OptionsProps {
  readonly options: readonly string[];
  readonly onChange: (options: readonly string[]) => void;
}

function Options({ options, onChange }: OptionsProps) {
  const { t } = useTranslation();
  return (
    <div className="poll-options">
      {options.map((option, i) => (
        <input
          key={i}
          className="input"
          maxLength={120}
          aria-label={t('poll.option', { number: i + 1 })}
          placeholder={t('poll.option', { number: i + 1 })}
          value={option}
          onChange={(event) => onChange(options.with(i, event.target.value))}
        />
      ))}
      {options.length < MOST_OPTIONS && (
        <button type="button" className="button small" onClick={() => onChange([...options, ''])}>
          <Plus size={16} aria-hidden />
          {t('poll.addOption')}
        </button>
      )}
    </div>
  );
}
