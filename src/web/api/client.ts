import { idleHeader } from './activity.ts';

/** A failed request, in words for the person at the screen. `code` is the server's, or OFFLINE when it was not reached. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;

  constructor(code: string, message: string, { status = 0, requestId = null }: ApiErrorOptions = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.requestId = requestId;
  }
}

interface ApiErrorOptions {
  status?: number;
  requestId?: string | null;
}

const offlineMessage =
  'The Dermalapse server does not answer. Nothing is lost; check that it is running and try again.';

/** Reads the error answer `{error:{code,message,requestId}}`; anything else becomes one plain sentence. */
export function readError(status: number, body: string): ApiError {
  try {
    const parsed: unknown = JSON.parse(body);
    if (isErrorBody(parsed)) {
      const { code, message, requestId } = parsed.error;
      return new ApiError(code, message, { status, requestId: requestId ?? null });
    }
  } catch {
    // Not JSON: a proxy in between answered.
  }
  return new ApiError(
    'UNEXPECTED',
    `The server gave an answer that could not be read (${status}). Try again.`,
    {
      status,
    },
  );
}

interface ErrorBody {
  error: { code: string; message: string; requestId?: string };
}

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false;
  const { error } = value as { error: unknown };
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

/** One JSON request to the own origin. Throws {@link ApiError} for every answer that is not a success. */
export async function request<T>(
  path: string,
  { method = 'GET', body, signal }: RequestOptions = {},
): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      signal: signal ?? null,
      credentials: 'same-origin',
      headers: { ...idleHeader(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('OFFLINE', offlineMessage);
  }
  const text = await answer.text();
  if (!answer.ok) throw readError(answer.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

interface UploadOptions {
  onProgress: (fraction: number) => void;
  /** Given up after so long without a sign of life. Default: left to the browser, which may wait for ever. */
  silentMs?: number;
}

/** Sends one multipart form with upload progress (fetch has none). Throws {@link ApiError}. */
export function upload<T>(path: string, form: FormData, { onProgress, silentMs }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    if (silentMs !== undefined) abortWhenSilent(xhr, silentMs);
    xhr.open('POST', path);
    for (const [name, value] of Object.entries(idleHeader())) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    xhr.onerror = () => reject(new ApiError('OFFLINE', offlineMessage));
    xhr.onabort = xhr.onerror;
    xhr.onload = () => {
      if (xhr.status < 200 || xhr.status >= 300) reject(readError(xhr.status, xhr.responseText));
      else resolve(JSON.parse(xhr.responseText) as T);
    };
    xhr.send(form);
  });
}

/** A device that changes networks can leave a request that neither succeeds nor fails. */
function abortWhenSilent(xhr: XMLHttpRequest, silentMs: number): void {
  let timer = setTimeout(() => xhr.abort(), silentMs);
  xhr.upload.addEventListener('progress', () => {
    clearTimeout(timer);
    timer = setTimeout(() => xhr.abort(), silentMs);
  });
  xhr.addEventListener('loadend', () => clearTimeout(timer));
}

/** What to show for whatever was thrown: always a sentence. */
export function errorSentence(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return 'Something went wrong in this page. Reload it; nothing that was saved is lost.';
}
