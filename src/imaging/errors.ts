/** Codes an image or a plan can be refused with; equal to those of the same name in the server's error table. */
export type ImagingErrorCode =
  | 'UNSUPPORTED_IMAGE'
  | 'DAMAGED_IMAGE'
  | 'IMAGE_TOO_LARGE'
  | 'IMAGE_TOO_SMALL'
  | 'BAD_PLAN';

/** An expected refusal by the imaging core. Rooms map it to an AppError of the same code. */
export class ImagingError extends Error {
  readonly code: ImagingErrorCode;
  /** For the person at the screen: what happened and what to do. Names no patient. */
  readonly userMessage: string;

  constructor(code: ImagingErrorCode, userMessage: string, options?: { cause?: unknown }) {
    super(userMessage, options);
    this.name = 'ImagingError';
    this.code = code;
    this.userMessage = userMessage;
  }
}
