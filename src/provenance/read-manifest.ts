import { AppError } from '../errors.ts';

/** Far more than any report or feed needs, and little enough to look at at once. */
export const maxManifestBytes = 8 * 1024 ** 2;
const maxDepth = 32;

/**
 * Text of a manifest -> the value it means. Refuses what two programs could read differently: names that come twice, texts
 * that are no UTF-8.
 * @throws AppError BAD_REQUEST, says what is wrong
 */
export function readManifest(bytes: Uint8Array): unknown {
  if (bytes.length > maxManifestBytes) throw notAManifest('it is larger than any manifest');
  const text = decode(bytes);
  const value = parse(text);
  checkShape(text);
  return value;
}

export const notAManifest = (why: string, cause?: unknown): AppError =>
  new AppError('BAD_REQUEST', {
    message: `no manifest: ${why}`,
    userMessage: `This is not a manifest of Dermalapse: ${why}. Choose the file manifest.json as it came with the report or the case.`,
    cause,
  });

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notAManifest('it is no text', cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notAManifest('it is no JSON, or cut short', cause);
  }
}

/** Strings whole, and what opens and closes. */
const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;

/**
 * A parser keeps the last of two equal names and says nothing.
 * @param text that has been parsed: its strings end, so that this takes one pass
 */
function checkShape(text: string): void {
  const open: Set<unknown>[] = [];
  for (const [found, colon] of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      open.push(new Set());
      if (open.length > maxDepth) throw notAManifest('its parts lie too deep in each other');
    } else if (found === '}' || found === ']') {
      open.pop();
    } else if (colon !== undefined) {
      const name: unknown = JSON.parse(found.slice(0, -colon.length));
      if (open.at(-1)!.has(name)) throw notAManifest('it says something twice');
      open.at(-1)!.add(name);
    }
  }
}
