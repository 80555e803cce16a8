import type { Request, RequestHandler } from 'express';
import { AppError } from '../errors.ts';

/** Origin under which the caller's browser sees this server. */
export const originOf = (request: Request, publicUrl: string | null): string =>
  publicUrl ?? `${request.protocol}://${request.host}`;

/**
 * Refuses changes asked for by pages of other origins: browsers say where a request comes from, and a program that says
 * nothing carries no one else's cookie.
 */
export const requireSameOrigin =
  (publicUrl: string | null): RequestHandler =>
  (request, _response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next();
    const site = request.get('sec-fetch-site');
    const origin = request.get('origin');
    const own = [originOf(request, null), publicUrl];
    const isForeign = site ? site !== 'same-origin' : origin !== undefined && !own.includes(origin);
    if (!isForeign) return next();
    throw new AppError('FORBIDDEN', {
      userMessage:
        'This request came from another website and was refused. Open Dermalapse directly and try again.',
    });
  };
