import type { Request, Response } from 'express';
import type { SignInWatch } from '../accounts/index.ts';
import type { Actor, EventsAnswer } from '../route.ts';

const heartbeatMs = 20_000;

export interface EventStreams {
  open(http: { request: Request; response: Response }, options: { answer: EventsAnswer; actor: Actor }): void;
  /** Ends all of them, so that the server can stop. */
  closeAll(): void;
}

/**
 * Server-sent events. A stream ends with the sign-in it was opened under: at once on sign-out, at the next heartbeat when
 * it ran out or was ended elsewhere.
 */
export function createEventStreams({
  watch,
  isSignedIn,
}: {
  watch: SignInWatch;
  isSignedIn(headers: Headers): Promise<boolean>;
}): EventStreams {
  const closers = new Set<() => void>();
  return {
    open({ request, response }, { answer, actor }) {
      response.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
      response.write('retry: 2000\n\n');
      const unsubscribe = answer.subscribe((name, data) => {
        response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      });
      const close = (): void => {
        response.end();
      };
      const unwatch = watch.onEnd(actor.signInId, close);
      const cookies = new Headers({ cookie: request.get('cookie') ?? '' });
      const heartbeat = setInterval(async () => {
        if (await isSignedIn(cookies).catch(() => false)) response.write(': still here\n\n');
        else close();
      }, heartbeatMs);
      closers.add(close);
      response.once('close', () => {
        clearInterval(heartbeat);
        unwatch();
        unsubscribe();
        closers.delete(close);
      });
    },
    closeAll() {
      for (const close of closers) close();
    },
  };
}
