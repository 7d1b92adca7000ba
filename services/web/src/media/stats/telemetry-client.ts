import { newTraceparent } from '../ids';
import type { StreamSample } from './stream-sample';

export type Delivery = 'done' | { readonly retryAfterMillis: number | null };

/** Posts a batch to telemetry-ingest. What will never be taken counts as done. */
export async function postSamples(samples: readonly StreamSample[], token: string): Promise<Delivery> {
  try {
    const { body, encoding } = await compressed(JSON.stringify({ samples }));
    const response = await fetch('/api/v1/telemetry/streams', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        traceparent: newTraceparent(),
        ...(encoding === null ? {} : { 'content-encoding': encoding }),
      },
      body,
    });
    const busy = response.status === 429 || response.status >= 500;
    return busy ? { retryAfterMillis: retryAfter(response) } : 'done';
  } catch {
    return { retryAfterMillis: null };
  }
}

function retryAfter(response: Response): number | null {
  const header = response.headers.get('retry-after');
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1_000) : null;
}

async function compressed(text: string): Promise<{ body: string | Blob; encoding: string | null }> {
  if (!('CompressionStream' in globalThis)) return { body: text, encoding: null };
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return { body: await new Response(stream).blob(), encoding: 'gzip' };
}
