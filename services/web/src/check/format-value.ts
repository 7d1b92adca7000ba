import { formatBitRate, formatDuration, formatNumber, formatPercent } from '../i18n/format';
import type { Check } from './check';

/** A measured value with its unit; null where the figure says nothing to people. */
export function formatValue(locale: string, check: Check, value: number | undefined): string | null {
  if (value === undefined) return null;
  switch (check) {
    case 'relay-loss':
    case 'microphone-clipping':
      return formatPercent(locale, value);
    case 'relay-upload':
    case 'relay-download':
      return formatBitRate(locale, value);
    case 'relay-echo':
    case 'camera-motion':
      return `${formatNumber(locale, value)}/s`;
    case 'camera-size':
      return `${formatNumber(locale, value)}p`;
    case 'relay-round-trip':
    case 'relay-jitter':
    case 'server':
    case 'web-socket':
    case 'clock':
    case 'turn':
    case 'processor':
      return formatDuration(locale, value);
    default:
      return null;
  }
}
