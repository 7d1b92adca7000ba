import { Download } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../api/types';
import { download } from '../../app/download';
import { pollCsv } from './poll-csv';

interface Props {
  readonly poll: Poll;
  readonly own: string;
  readonly host: boolean;
  readonly onVote: (choices: readonly number[]) => void;
  readonly onEnd: () => void;
}

export function PollCard({ poll, own, host, onVote, onEnd }: Props) {
  const { t } = useTranslation();
  const voted = poll.votedBy.includes(own);
  const open = poll.closedAt === undefined;
  const [again, setAgain] = useState(false);
  const votes = open && (!voted || again);
  return (
    <article className="poll card" aria-label={poll.question}>
      <h3>{poll.question}</h3>
      <p className="muted small">
        {t(poll.anonymous ? 'poll.isAnonymous' : 'poll.isNamed')} ·{' '}
        {t('poll.voters', { count: poll.votedBy.length })}
        {!open && ` · ${t('poll.closed')}`}
      </p>
      {votes ? (
        <Ballot
          poll={poll}
          own={own}
          onVote={(choices) => {
            setAgain(false);
            onVote(choices);
          }}
        />
      ) : (
        <Result poll={poll} />
      )}
      <div className="actions">
        {open && voted && !poll.anonymous && !again && (
          <button type="button" className="button small" onClick={() => setAgain(true)}>
            {t('poll.change')}
          </button>
        )}
        {host && open && (
          <button type="button" className="button small" onClick={onEnd}>
            {t('poll.close')}
          </button>
        )}
        {host && (
          <button
            type="button"
            className="button small"
            onClick={() =>
              download(
                'poll.csv',
                pollCsv(poll, [t('poll.csv.option'), t('poll.csv.votes'), t('poll.csv.people')]),
                'text/csv',
              )
            }
          >
            <Download size={16} aria-hidden />
            {t('poll.export')}
          </button>
        )}
      </div>
    </article>
  );
}

function Ballot({ poll, own, onVote }: Pick<Props, 'poll' | 'own' | 'onVote'>) {
  const { t } = useTranslation();
  const several = poll.kind === 'multiple';
  const [chosen, setChosen] = useState<readonly number[]>(() =>
    poll.options.flatMap(({ voters }, i) =>
      voters?.some((v) => v.participantId === own) === true ? [i] : [],
    ),
  );
  const toggle = (i: number) => {
    if (!several) setChosen([i]);
    else setChosen((now) => (now.includes(i) ? now.filter((one) => one !== i) : [...now, i]));
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onVote(chosen);
  };
  return (
    <form onSubmit={submit}>
      <fieldset className={`ballot ${poll.kind}`}>
        <legend className="visually-hidden">{poll.question}</legend>
        {poll.options.map(({ text }, i) => (
          <label key={text}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={poll.pollId}
              checked={chosen.includes(i)}
              onChange={() => toggle(i)}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button small primary" disabled={chosen.length === 0}>
        {t('poll.vote')}
      </button>
    </form>
  );
}

/** A bar for each option; figures beside it, for bars alone say nothing to a screen reader. */
function Result({ poll }: { readonly poll: Poll }) {
  const { t } = useTranslation();
  const total = Math.max(1, poll.votedBy.length);
  return (
    <ul className="poll-result" aria-label={t('poll.result')}>
      {poll.options.map(({ text, votes, voters = [] }) => (
        <li key={text}>
          <span className="poll-option">{text}</span>
          <span className="numeric">{votes}</span>
          <span
            className="poll-bar"
            style={{ '--share': votes / total } as React.CSSProperties}
            aria-hidden
          />
          {voters.length > 0 && (
            <span className="muted small poll-people">{voters.map(({ name }) => name).join(', ')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
