import { AppError } from '../errors.ts';
import type { ConsentDeps } from './deps.ts';

export type PaperFormat = 'jpeg' | 'png' | 'pdf';

/** Names of PDF objects that run something or carry other files. */
const activeNames = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'OpenAction',
];

/**
 * What a scanned paper is, by its bytes alone.
 * @throws AppError UNSUPPORTED_IMAGE, DAMAGED_IMAGE, IMAGE_TOO_LARGE, IMAGE_TOO_SMALL
 */
export async function checkPaper(
  bytes: Buffer,
  { imaging }: Pick<ConsentDeps, 'imaging'>,
): Promise<PaperFormat> {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return checkPdf(bytes);
  const { format } = await imaging.check(bytes);
  if (format === 'jpeg' || format === 'png') return format;
  throw new AppError('UNSUPPORTED_IMAGE', {
    userMessage: `A scanned paper must be a JPEG, a PNG or a PDF; this is ${format.toUpperCase()}. Save it as JPEG and attach that.`,
  });
}

/** A scanner's PDF has pages and nothing else. What hides in compressed streams can't be seen, so it is never opened here. */
function checkPdf(bytes: Buffer): 'pdf' {
  const text = bytes.toString('latin1');
  if (!text.slice(-1024).includes('%%EOF')) {
    throw new AppError('DAMAGED_IMAGE', {
      userMessage: 'This PDF is incomplete or damaged. Scan the paper again and attach the new file.',
    });
  }
  // A name may be written with hexadecimal escapes: /J#53 is /JS.
  const plain = text.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (activeNames.some((name) => new RegExp(`/${name}(?![A-Za-z])`).test(plain))) {
    throw new AppError('UNSUPPORTED_IMAGE', {
      userMessage:
        'This PDF runs something or carries other files, which a scan does not. Scan the paper anew and attach that.',
    });
  }
  return 'pdf';
}
