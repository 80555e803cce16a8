import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** Gives each request an id and logs it when done: method, route pattern, status, time. No query, no body, no names. */
export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const requestId = randomUUID();
    const startedMs = performance.now();
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.once('close', () => {
      const level = response.statusCode >= 500 ? 'error' : 'info';
      log[level](
        {
          requestId,
          method: request.method,
          route: response.locals.routePath ?? 'static',
          status: response.statusCode,
          durationMs: Math.round(performance.now() - startedMs),
          aborted: !response.writableFinished,
        },
        'request',
      );
    });
    next();
  };
