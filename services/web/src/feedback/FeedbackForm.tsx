import { Angry, Frown, Laugh, Meh, Smile } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REASONS, type Rating, type Reason } from '../api/feedback';
import { failureKey } from '../app/Failure';
import type { Seat } from '../meeting/session/seat';
import { useFeedback, type Giving } from './use-feedback';
import './feedback.css';

const FACES = [
  [1, Angry],
  [2, Frown],
  [3, Meh],
  [4, Smile],
  [5, Laugh],
] as const;

const LONGEST = 2_000;

/** One click says how it was; who wants to says why. Nobody has to. */
export function FeedbackForm({ meetingId, seat }: { readonly meetingId: string; readonly seat: Seat }) {
  const { t } = useTranslation();
  const giving = useFeedback(meetingId, seat);
  const rate = (rating: Rating) => giving.say({ reasons: [], comment: '', ...giving.said, rating });
  return (
    <form className="card feedback" onSubmit={(event) => event.preventDefault()}>
      <Faces chosen={giving.said?.rating ?? null} onChoose={rate} />
      {giving.said !== null && <Why giving={giving} />}
      <p className="small" role="status">
        {giving.sending === 'done' && t('feedback.thanks')}
      </p>
      {giving.sending === 'failed' && (
        <p className="note poor" role="alert">
          <span>
            {t('feedback.failed')} {t(failureKey(giving.failure))}
          </span>
        </p>
      )}
    </form>
  );
}

interface FacesProps {
  readonly chosen: Rating | null;
  readonly onChoose: (rating: Rating) => void;
}

function Faces({ chosen, onChoose }: FacesProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="feedback-faces">
      <legend>{t('feedback.question')}</legend>
      {FACES.map(([rating, Face]) => (
        <label key={rating} className={`feedback-face ${chosen === rating ? 'chosen' : ''}`}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={chosen === rating}
            onChange={() => onChoose(rating)}
          />
          <Face size={32} aria-hidden />
          <span className="small">{t(`feedback.rating.${rating}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What was not good, in one's own words too. */
function Why({ giving: { said, sending, say } }: { readonly giving: Giving }) {
  const { t } = useTranslation();
  const id = useId();
  const [comment, setComment] = useState('');
  if (said === null) return null;
  const toggle = (reason: Reason) => {
    const without = said.reasons.filter((one) => one !== reason);
    say({ ...said, reasons: without.length < said.reasons.length ? without : [...said.reasons, reason] });
  };
  return (
    <>
      {said.rating < 5 && (
        <fieldset className="feedback-reasons">
          <legend className="small">{t('feedback.why')}</legend>
          {REASONS.map((reason) => (
            <label key={reason} className="feedback-reason">
              <input
                type="checkbox"
                checked={said.reasons.includes(reason)}
                onChange={() => toggle(reason)}
              />
              {t(`feedback.reason.${reason}`)}
            </label>
          ))}
        </fieldset>
      )}
      <div className="field">
        <label htmlFor={id}>{t('feedback.comment')}</label>
        <textarea
          id={id}
          className="input feedback-comment"
          rows={3}
          maxLength={LONGEST}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      <button
        type="button"
        className="button"
        disabled={sending === 'busy' || (comment.trim() === said.comment && sending !== 'failed')}
        onClick={() => say({ ...said, comment: comment.trim() })}
      >
        {t('feedback.send')}
      </button>
    </>
  );
}
