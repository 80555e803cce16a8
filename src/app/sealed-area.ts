import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import type { SealedArea } from '../route.ts';
import { understandError } from './error-answer.ts';
import { limitTries } from './limit-tries.ts';
import { sendPage } from './send-page.ts';

/** Every refusal is answered so long after its request came in: longer than finding out why takes. */
export const refusedAfterMs = 400;

/** Refusals per address: a page whose link has ended may still ask for each of its pictures. */
const refusalsAllowed = 60;

export interface SealOptions {
  triesLimit?: number;
  /** Waits until `performance.now()` is this. */
  waitUntil?(momentMs: number): Promise<void>;
}

interface Seal {
  prefix: string;
  /** Before the area's routes. */
  entrance: RequestHandler[];
  /** Behind them. */
  exit: [RequestHandler, ErrorRequestHandler];
}

/**
 * Makes all refusals of an area one, whoever refuses: its routes, their schemas, an unknown path, another method or another
 * spelling.
 */
export function sealArea(
  { prefix, addresses, refusal }: SealedArea,
  { triesLimit = refusalsAllowed, waitUntil = waitOnClock }: SealOptions = {},
): Seal {
  // How many tries are left is not told: no refusal differs from another.
  const countRefusal = limitTries({ limit: triesLimit, isTold: false });
  const enter: RequestHandler = (request, response, next) => {
    response.locals.arrivedMs = performance.now();
    response.locals.isPage = true;
    const [path = ''] = request.originalUrl.split('?');
    if (!['GET', 'POST'].includes(request.method) || !addresses.test(path)) throw unknownAddress();
    next();
  };
  const answerNone: RequestHandler = () => {
    throw unknownAddress();
  };
  const answerRefusal: ErrorRequestHandler = async (thrown, request, response, next) => {
    if (understandError(thrown).httpStatus >= 500 || response.headersSent) return next(thrown);
    await waitUntil(response.locals.arrivedMs + refusedAfterMs);
    // Only here: whoever shares an address with somebody who guesses is let in by the right secret all the same.
    await countRefusal(request, response, (tooMany) => {
      if (tooMany) next(tooMany);
      else sendPage(response, { status: 404, answer: refusal });
    });
  };
  return {
    prefix,
    entrance: [enter],
    exit: [answerNone, answerRefusal],
  };
}

const unknownAddress = () => new AppError('NOT_FOUND', { userMessage: 'There is nothing at this address.' });

const waitOnClock = (momentMs: number): Promise<void> =>
  sleep(Math.max(0, Math.ceil(momentMs - performance.now())));
