import { afterEach, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

/** Answers each request by `METHOD path`; whatever is not named is refused with 500. */
export function serve(answers: Readonly<Record<string, () => Response>>) {
  const calls: { readonly line: string; readonly body: unknown }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const line = `${init.method ?? 'GET'} ${url}`;
    calls.push({ line, body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined });
    return Promise.resolve(answers[line]?.() ?? new Response(null, { status: 500 }));
  });
  return calls;
}
