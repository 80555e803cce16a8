/** Every code an expected failure can carry, with the HTTP status it is answered with. */
export const httpStatusOf = {
  BAD_REQUEST: 400,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  SECOND_FACTOR_NEEDED: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  GONE: 410,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_IMAGE: 415,
  DAMAGED_IMAGE: 422,
  IMAGE_TOO_LARGE: 422,
  IMAGE_TOO_SMALL: 422,
  BAD_PLAN: 422,
  TOO_MANY_REQUESTS: 429,
  ANALYSIS_FAILED: 500,
  INTERNAL: 500,
  STORAGE_FULL: 507,
} as const;

export type ErrorCode = keyof typeof httpStatusOf;

export interface AppErrorOptions {
  /** For the log. Names no patient. */
  message?: string;
  /** For the person at the screen: what happened and what to do. Names no patient. */
  userMessage: string;
  cause?: unknown;
}

/** An expected failure: everything else thrown is a defect and is answered with 500 and a request id. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string;

  constructor(code: ErrorCode, { message, userMessage, cause }: AppErrorOptions) {
    super(message ?? userMessage, { cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = userMessage;
  }

  get httpStatus(): number {
    return httpStatusOf[this.code];
  }
}
