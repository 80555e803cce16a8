import { rateLimit } from 'express-rate-limit';
import { AppError } from '../errors.ts';

const windowMs = 15 * 60_000;

/**
 * For routes that take a secret: ten failed tries per address and quarter of an hour. Successes are not counted.
 * @param options `isTold`: headers say how many are left
 */
export const limitTries = ({ limit = 10, isTold = true }: { limit?: number; isTold?: boolean } = {}) =>
  rateLimit({
    windowMs,
    limit,
    skipSuccessfulRequests: true,
    standardHeaders: isTold && 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(
        new AppError('TOO_MANY_REQUESTS', {
          userMessage: 'Too many tries. Wait a quarter of an hour, then try again.',
        }),
      );
    },
  });
