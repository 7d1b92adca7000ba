import type { Poll } from '../../api/types';

/** A spreadsheet would carry out a cell that begins so. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

/** The result as CSV (RFC 4180): a row for each option; where votes have names, who chose it. */
export function pollCsv(
  poll: Poll,
  headings: readonly [option: string, votes: string, people: string],
): string {
  const [option, votes, people] = headings;
  const head = poll.anonymous ? [option, votes] : [option, votes, people];
  const rows = poll.options.map((one) => [
    one.text,
    one.votes,
    ...(poll.anonymous ? [] : [(one.voters ?? []).map((voter) => voter.name).join('; ')]),
  ]);
  const lines = [[poll.question], head, ...rows];
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
