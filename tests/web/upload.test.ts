import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { upload } from '../../src/web/api/client.ts';

/** A request that says nothing unless it is made to. */
class SilentRequest extends EventTarget {
  static latest: SilentRequest;
  upload = new EventTarget();
  status = 201;
  responseText = '{"stored":true}';
  onload: (() => void) | null = null;
  onabort: (() => void) | null = null;
  isAborted = false;
  constructor() {
    super();
    SilentRequest.latest = this;
  }
  open() {}
  setRequestHeader() {}
  send() {}
  abort() {
    this.isAborted = true;
    this.onabort?.();
    this.dispatchEvent(new Event('loadend'));
  }
  answer() {
    this.onload?.();
    this.dispatchEvent(new Event('loadend'));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', SilentRequest);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const send = (silentMs?: number) =>
  upload('/api/somewhere', new FormData(), { onProgress: () => undefined, ...(silentMs && { silentMs }) });

it('gives up an upload that has gone silent, like one without a network', async () => {
  const sent = expect(send(60_000)).rejects.toMatchObject({ code: 'OFFLINE' });
  vi.advanceTimersByTime(59_000);
  SilentRequest.latest.upload.dispatchEvent(new Event('progress'));
  vi.advanceTimersByTime(59_000);
  expect(SilentRequest.latest.isAborted).toBe(false);
  vi.advanceTimersByTime(1_000);
  await sent;
  expect(SilentRequest.latest.isAborted).toBe(true);
});

it('leaves one alone that was answered, or whose silence may last', async () => {
  const answered = send(60_000);
  SilentRequest.latest.answer();
  expect(await answered).toEqual({ stored: true });
  vi.advanceTimersByTime(120_000);
  expect(SilentRequest.latest.isAborted).toBe(false);
  void send();
  vi.advanceTimersByTime(3_600_000);
  expect(SilentRequest.latest.isAborted).toBe(false);
});
