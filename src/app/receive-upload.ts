import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { AppError } from '../errors.ts';
import type { Route, UploadedFile } from '../route.ts';

export interface ReceivedUpload {
  files: [UploadedFile, ...UploadedFile[]];
  fields: Record<string, unknown>;
  /** Call when the request is done with, whatever came of it. */
  discard(): Promise<void>;
}

/**
 * Receives the files of a form into the private temporary folder.
 * @throws AppError BAD_REQUEST, PAYLOAD_TOO_LARGE; nothing is left in the folder then
 */
export async function receiveUpload(
  { request, response }: { request: Request; response: Response },
  { upload, folder }: { upload: UploadContract; folder: string },
): Promise<ReceivedUpload> {
  if (!request.is('multipart/form-data')) throw wrongForm(upload);
  refuseTooMuch(request, upload);
  const paths: string[] = [];
  const discard = async () => {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  };
  // A field and a file more than allowed are let in far enough to be told apart in the message.
  const receive = multer({
    storage: multer.diskStorage({
      destination: folder,
      filename: (_request, _file, done) => {
        const fileName = `upload-${randomUUID()}`;
        paths.push(`${folder}/${fileName}`);
        done(null, fileName);
      },
    }),
    limits: {
      fileSize: upload.maxBytes,
      files: upload.maxFiles,
      fields: 10,
      fieldSize: 4_000,
      parts: upload.maxFiles + 11,
      headerPairs: 50,
    },
    defParamCharset: 'utf8',
  }).array(upload.field, upload.maxFiles);
  try {
    await new Promise<void>((resolve, reject) => {
      receive(request, response, (error: unknown) => (error ? reject(error) : resolve()));
    });
    const received = request.files as Express.Multer.File[] | undefined;
    const [first, ...others] = (received ?? []).map(({ path, originalname }) => ({
      path,
      name: originalname,
    }));
    if (!first) throw wrongForm(upload);
    return {
      files: [first, ...others],
      fields: { ...(request.body as object) },
      discard,
    };
  } catch (error) {
    await discard();
    throw explain(error, upload);
  }
}

type UploadContract = NonNullable<Route['upload']>;

/** A body of unknown length may be of any. */
function refuseTooMuch(request: Request, { maxTotalBytes }: UploadContract): void {
  if (maxTotalBytes === undefined || Number(request.get('content-length')) <= maxTotalBytes) return;
  throw new AppError('PAYLOAD_TOO_LARGE', {
    userMessage: `These files are larger than ${Math.round(maxTotalBytes / 1024 ** 2)} MB together. Send fewer at once.`,
  });
}

function explain(error: unknown, upload: UploadContract): unknown {
  const { maxBytes } = upload;
  if (error instanceof MulterError) {
    if (error.code === 'LIMIT_FILE_SIZE') {
      return new AppError('PAYLOAD_TOO_LARGE', {
        userMessage: `The file is larger than ${Math.round(maxBytes / 1024 ** 2)} MB. Export a smaller copy, e.g. as JPEG, and upload that.`,
        cause: error,
      });
    }
    return wrongForm(upload, error);
  }
  const isBroken =
    error instanceof Error && /unexpected end|malformed|boundary|aborted|multipart/i.test(error.message);
  return isBroken ? wrongForm(upload, error) : error;
}

const wrongForm = ({ field, maxFiles }: UploadContract, cause?: unknown): AppError =>
  new AppError('BAD_REQUEST', {
    userMessage: `Send ${maxFiles === 1 ? 'one file' : `1 to ${maxFiles} files`} in the form field "${field}" (multipart/form-data).`,
    cause,
  });
