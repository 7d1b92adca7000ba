import { useTranslation } from 'react-i18next';
import { ANSWERS, type Answer, type Attendance } from '../api/schedule';

interface Props {
  readonly answer: Attendance;
  readonly busy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

/** Yes, perhaps, no. The answer given is pressed, and can be changed. */
export function AnswerButtons({ answer, busy, onAnswer }: Props) {
  const { t } = useTranslation();
  return (
    <div className="schedule-actions" role="group" aria-label={t('schedule.answer.question')}>
      {ANSWERS.map((one) => (
        <button
          key={one}
          type="button"
          className="button"
          aria-pressed={one === answer}
          disabled={busy}
          onClick={() => onAnswer(one)}
        >
          {t(`schedule.answer.${one}`)}
        </button>
      ))}
    </div>
  );
}
