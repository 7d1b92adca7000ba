import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../app/useStore';
import { IconButton } from '../../design/IconButton';
import type { MeetingSession } from '../session/meeting-session';
import { PollCard } from './PollCard';
import { PollForm } from './PollForm';
import './polls.css';

/** Questions and their answers, the newest on top; hosts put new ones. */
export function PollPanel({
  session,
  onClose,
}: {
  readonly session: MeetingSession;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { polls, self } = useStore(session.state);
  const host = self !== null && self.role !== 'participant';
  return (
    <aside className="panel" aria-label={t('poll.title')}>
      <header className="panel-head">
        <h2>{t('poll.title')}</h2>
        <IconButton label={t('common.close')} onClick={onClose}>
          <X size={20} aria-hidden />
        </IconButton>
      </header>
      <div className="panel-body" tabIndex={0}>
        {host && <PollForm onOpen={(poll) => session.ask({ type: 'poll-open', ...poll })} />}
        {polls.length === 0 && <p className="panel-empty muted">{t('poll.empty')}</p>}
        {polls.toReversed().map((poll) => (
          <PollCard
            key={poll.pollId}
            poll={poll}
            own={session.seat.participantId}
            host={host}
            onVote={(choices) => session.ask({ type: 'poll-vote', pollId: poll.pollId, choices })}
            onEnd={() => session.ask({ type: 'poll-close', pollId: poll.pollId })}
          />
        ))}
      </div>
    </aside>
  );
}
