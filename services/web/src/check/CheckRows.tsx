import { CircleCheck, CircleDashed, CircleHelp, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../i18n/i18n';
import type { CheckItem, Verdict } from './check';
import type { CheckRun } from './check-run';
import type { CheckList } from './check-list';
import { formatValue } from './format-value';

const GROUPS = ['computer', 'devices', 'network', 'relay', 'whole'] as const;
type Group = (typeof GROUPS)[number];

function groupOf({ check }: CheckItem): Group {
  if (check.startsWith('relay-')) return 'relay';
  if (/^(camera|microphone|speaker)-/.test(check)) return 'devices';
  if (/^(server|web-socket|clock|turn)$/.test(check)) return 'network';
  return check === 'backup' || check === 'processor' ? 'whole' : 'computer';
}

/** All checks under their headings; what is wrong says what helps. */
export function CheckRows({ run, list }: { readonly run: CheckRun; readonly list: CheckList }) {
  const { t } = useTranslation();
  return (
    <div className="check-groups">
      {GROUPS.flatMap((group) => sections(group, list)).map(({ group, relayId, items }) => (
        <section key={`${group} ${relayId ?? ''}`}>
          <h3>{group === 'relay' ? t('check.group.relay', { relayId }) : t(`check.group.${group}`)}</h3>
          <ul>
            {items.map((item) => (
              <Row key={item.check} run={run} item={item} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface Section {
  readonly group: Group;
  readonly relayId: string | undefined;
  readonly items: CheckList;
}

function sections(group: Group, list: CheckList): Section[] {
  const items = list.filter((item) => groupOf(item) === group);
  const relayIds = [...new Set(items.map(({ relayId }) => relayId))];
  return relayIds.map((relayId) => ({
    group,
    relayId,
    items: items.filter((item) => item.relayId === relayId),
  }));
}

function Row({ run, item }: { readonly run: CheckRun; readonly item: CheckItem }) {
  const { t } = useTranslation();
  const { check, state, judgement } = item;
  const value = formatValue(currentLocale(), check, judgement?.value);
  return (
    <li className="check-row" data-check={check} data-state={state} data-verdict={judgement?.verdict}>
      <Mark item={item} />
      <span className="check-name">{t(`check.name.${check}`)}</span>
      {value !== null && <span className="muted small numeric">{value}</span>}
      {judgement?.finding !== undefined && (
        <p className="small check-advice">{t(`check.advice.${judgement.finding}`)}</p>
      )}
      {state === 'asking' && <Question run={run} />}
    </li>
  );
}

const MARKS: Readonly<Record<Verdict, typeof CircleCheck>> = {
  good: CircleCheck,
  fair: TriangleAlert,
  poor: CircleX,
  unknown: CircleHelp,
};

/** Never by colour alone: each mark has a form and a name. */
function Mark({ item: { state, judgement } }: { readonly item: CheckItem }) {
  const { t } = useTranslation();
  if (judgement === null) {
    const Waiting = state === 'running' ? LoaderCircle : CircleDashed;
    return (
      <Waiting
        size={18}
        className={`check-mark ${state}`}
        role="img"
        aria-label={t(`check.state.${state}`)}
      />
    );
  }
  const Judged = MARKS[judgement.verdict];
  const label = t(`check.verdict.${judgement.verdict}`);
  return <Judged size={18} className={`check-mark ${judgement.verdict}`} role="img" aria-label={label} />;
}

function Question({ run }: { readonly run: CheckRun }) {
  const { t } = useTranslation();
  return (
    <div className="check-question">
      <p className="small">{t('check.tone.question')}</p>
      <button type="button" className="button small" onClick={() => run.heard(true)}>
        {t('check.tone.yes')}
      </button>
      <button type="button" className="button small" onClick={() => run.heard(false)}>
        {t('check.tone.no')}
      </button>
      <button type="button" className="button small" onClick={() => void run.toneAgain()}>
        {t('check.tone.again')}
      </button>
    </div>
  );
}
