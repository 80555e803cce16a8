import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { renderErrorPage } from '../pages/index.ts';
import { explainStorageError } from '../storage/index.ts';
import { sendPage } from './send-page.ts';

const unexpected = new AppError('INTERNAL', {
  userMessage:
    'Something went wrong on the server. Nothing of yours is lost; try again, and give the request id when asking for help.',
});

/**
 * What is thrown anywhere below ends here, and is answered as `{error: {code, message, requestId}}`, or as a page where a
 * page was asked for.
 */
export const answerErrors =
  (log: Logger): ErrorRequestHandler =>
  (thrown: unknown, request, response, _next) => {
    const error = understandError(thrown);
    if (error.httpStatus >= 500) {
      log.error(
        { requestId: response.locals.requestId, code: error.code, err: describe(thrown) },
        'request failed',
      );
    }
    if (response.headersSent) {
      request.socket.destroy();
      return;
    }
    sendError(response, error);
  };

export const answerUnknownPath: RequestHandler = (_request, response) => {
  sendError(response, new AppError('NOT_FOUND', { userMessage: 'There is nothing at this address.' }));
};

function sendError(response: Response, error: AppError): void {
  const { code, userMessage: message, httpStatus } = error;
  const { requestId, isPage } = response.locals;
  if (isPage) {
    sendPage(response, { status: httpStatus, answer: renderErrorPage({ message, requestId }) });
    return;
  }
  response.status(httpStatus).set('Cache-Control', 'no-store').json({ error: { code, message, requestId } });
}

/** What was thrown as an expected failure, or as the one for all that is not expected. */
export function understandError(thrown: unknown): AppError {
  const error = explainStorageError(thrown);
  if (error instanceof AppError) return error;
  const { type } = thrown as { type?: unknown };
  if (type === 'entity.too.large') {
    return new AppError('PAYLOAD_TOO_LARGE', {
      userMessage: 'This is more than the server takes at once. Send less, e.g. a plan with fewer points.',
    });
  }
  if (
    typeof type === 'string' &&
    (type.startsWith('entity.') ||
      type.startsWith('encoding.') ||
      type.startsWith('charset.') ||
      type.startsWith('request.'))
  ) {
    return new AppError('BAD_REQUEST', { userMessage: 'The request could not be read. Send valid JSON.' });
  }
  if (thrown instanceof URIError) {
    return new AppError('NOT_FOUND', { userMessage: 'There is nothing at this address.' });
  }
  return unexpected;
}

/** For the log: names, places and causes; messages of a database may quote values, so only our own are kept. */
function describe(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const stack = thrown.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    name: thrown.name,
    code: (thrown as { code?: unknown }).code,
    message: thrown instanceof AppError ? thrown.message : undefined,
    stack: stack?.join('\n'),
    cause: thrown.cause ? describe(thrown.cause) : undefined,
  };
}
