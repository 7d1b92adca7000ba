/** RFC 9457 problem details as the services send them. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly status?: number;
  readonly field?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly errorId?: string;
}

/** A request that was refused or never answered. */
export class RequestFailure extends Error {
  /** HTTP status; 0 when nobody answered. */
  readonly status: number;
  readonly problem: Problem;
  readonly retryAfterMillis: number | null;

  /** The last part of the problem's type: `code-needed` of `urn:evenkeel:problem:code-needed`. */
  get kind(): string {
    return this.problem.type?.split(':').at(-1) ?? '';
  }

  constructor(status: number, problem: Problem, retryAfterMillis: number | null) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'RequestFailure';
    this.status = status;
    this.problem = problem;
    this.retryAfterMillis = retryAfterMillis;
  }
}

interface RequestOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Sends JSON and reads JSON, if the answer has any (202 and 204 have none). Rejects with RequestFailure, or with AbortError when `signal` says so. */
export async function requestJson<T>(url: string, options: RequestOptions = {}): Promise<T> {
  const text = await requestText(url, {
    ...options,
    headers: { accept: 'application/json', ...options.headers },
  });
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Sends JSON and reads text; rejects as {@link requestJson} does. */
export async function requestText(url: string, options: RequestOptions = {}): Promise<string> {
  const { method = 'GET', headers = {}, body, signal } = options;
  const response = await request(url, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  return response.text();
}

/** Whatever is not JSON. Rejects likewise unless the answer is a good one. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await send(url, init);
  if (!response.ok) throw await failure(response);
  return response;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new RequestFailure(0, {}, null);
  }
}

async function failure(response: Response): Promise<RequestFailure> {
  const isProblem = response.headers.get('content-type')?.includes('json') === true;
  const problem = isProblem ? ((await response.json().catch(() => ({}))) as Problem) : {};
  const header = response.headers.get('retry-after');
  const seconds = header === null ? Number.NaN : Number(header);
  return new RequestFailure(response.status, problem, Number.isFinite(seconds) ? seconds * 1_000 : null);
}
