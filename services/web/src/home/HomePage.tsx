import { Video } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { meetingIdIn } from '../api/meetings';
import { PageHeader } from '../app/PageHeader';
import { usePageTitle } from '../app/usePageTitle';
import './home.css';

export default function HomePage() {
  const { t } = useTranslation();
  usePageTitle(t('home.title'));
  return (
    <>
      <PageHeader />
      <main className="home">
        <section className="home-words">
          <h1>{t('home.headline')}</h1>
          <p className="muted">{t('home.text')}</p>
          <div className="home-actions">
            <Link href="/new" className="button primary large">
              <Video size={20} aria-hidden />
              {t('home.newMeeting')}
            </Link>
            <OpenByCode />
          </div>
          <p className="small">
            <Link href="/meetings">{t('schedule.plan')}</Link> · <Link href="/tasks">{t('tasks.own')}</Link> ·{' '}
            <Link href="/recordings">{t('recording.list')}</Link> ·{' '}
            <Link href="/console">{t('home.console')}</Link>
          </p>
        </section>
        <PairPicture />
      </main>
    </>
  );
}

function OpenByCode() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const change = (next: string) => {
    setText(next);
    setWrong(false);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const meetingId = meetingIdIn(text);
    if (meetingId === null) setWrong(true);
    else navigate(`/m/${meetingId}`);
  };
  return (
    <form className="home-code" onSubmit={submit} noValidate>
      <div className="home-code-row">
        <input
          className="input mono"
          aria-label={t('home.codeLabel')}
          placeholder={t('home.codePlaceholder')}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'code-problem' : undefined}
          value={text}
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
        />
        <button type="submit" className="button" disabled={text.trim() === ''}>
          {t('home.open')}
        </button>
      </div>
      {wrong && (
        <p id="code-problem" role="alert" className="small problem-text">
          {t('home.codeWrong')}
        </p>
      )}
    </form>
  );
}

/** Two relays, everybody connected to both: what makes a meeting keep going. */
function PairPicture() {
  const { t } = useTranslation();
  const people = [40, 120, 200, 280];
  return (
    <figure className="home-picture">
      <svg viewBox="0 0 320 240" role="img" aria-label={t('home.pictureLabel')}>
        {people.map((x) => (
          <g key={x}>
            <path d={`M${x} 180 L110 70`} className="wire active" />
            <path d={`M${x} 180 L210 70`} className="wire" />
          </g>
        ))}
        <path d="M126 60 H194" className="wire bridge" />
        <circle cx="110" cy="60" r="20" className="relay active" />
        <circle cx="210" cy="60" r="20" className="relay" />
        {people.map((x) => (
          <g key={x} className="person">
            <circle cx={x} cy="184" r="10" />
            <path d={`M${x - 17} 218a17 17 0 0 1 34 0z`} />
          </g>
        ))}
      </svg>
      <figcaption className="muted small">{t('home.pictureText')}</figcaption>
    </figure>
  );
}
