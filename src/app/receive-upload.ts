import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { AppError } from '../errors.ts';
import type { Route, UploadedFile } from '../route.ts';

export interface ReceivedUpload {
  file: UploadedFile;
  fields: Record<string, unknown>;
  /** Call when the request is done with, whatever came of it. */
  discard(): Promise<void>;
}

/**
 * Receives one file into the private temporary folder.
 * @throws AppError BAD_REQUEST, PAYLOAD_TOO_LARGE; nothing is left in the folder then
 */
export async function receiveUpload(
  { request, response }: { request: Request; response: Response },
  { upload, folder }: { upload: NonNullable<Route['upload']>; folder: string },
): Promise<ReceivedUpload> {
  if (!request.is('multipart/form-data')) throw wrongForm(upload.field);
  const fileName = `upload-${randomUUID()}`;
  const path = `${folder}/${fileName}`;
  const discard = () => rm(path, { force: true });
  // A field and a file more than allowed are let in far enough to be told apart in the message.
  const receive = multer({
    storage: multer.diskStorage({
      destination: folder,
      filename: (_request, _file, done) => done(null, fileName),
    }),
    limits: { fileSize: upload.maxBytes, files: 1, fields: 10, fieldSize: 4_000, parts: 12, headerPairs: 50 },
    defParamCharset: 'utf8',
  }).single(upload.field);
  try {
    await new Promise<void>((resolve, reject) => {
      receive(request, response, (error: unknown) => (error ? reject(error) : resolve()));
    });
    if (!request.file) throw wrongForm(upload.field);
    return {
      file: { path, name: request.file.originalname },
      fields: { ...(request.body as object) },
      discard,
    };
  } catch (error) {
    await discard();
    throw explain(error, upload);
  }
}

function explain(error: unknown, { field, maxBytes }: { field: string; maxBytes: number }): unknown {
  if (error instanceof MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') {
      return new AppError('PAYLOAD_TOO_LARGE', {
        userMessage: `The file is larger than ${Math.round(maxBytes / 1024 ** 2)} MB. Export a smaller copy, e.g. as JPEG, and upload that.`,
        cause: error,
      });
    }
    return wrongForm(field, error);
  }
  const isBroken =
    error instanceof Error && /unexpected end|malformed|boundary|aborted|multipart/i.test(error.message);
  return isBroken ? wrongForm(field, error) : error;
}

const wrongForm = (field: string, cause?: unknown): AppError =>
  new AppError('BAD_REQUEST', {
    userMessage: `Send one file in the form field "${field}" (multipart/form-data).`,
    cause,
  });
