import type { Verification } from './types.ts';

export interface VerdictWords {
  title: string;
  sentence: string;
}

const titles: Record<Verification['verdict'], string> = {
  genuine: 'Genuine',
  incomplete: 'Genuine, but not complete',
  altered: 'Altered',
  'unknown-key': 'Unknown key',
};

export const verdictWords = (verification: Verification): VerdictWords => ({
  title: titles[verification.verdict],
  sentence: sentenceOf(verification),
});

function sentenceOf({ verdict, manifest, claims, files }: Verification): string {
  const count = (state: (typeof files)[number]['state']) =>
    files.filter((file) => file.state === state).length;
  if (manifest === 'altered')
    return 'The manifest is not what was signed. Nothing that it says can be relied on; ask the clinic for the original.';
  switch (verdict) {
    case 'altered':
      return `${counted(count('differs'), 'file is', 'files are')} not what the signed manifest names.`;
    case 'unknown-key':
      return `The manifest was signed with the key ${claims.keyId}, which is not known here. Ask whoever gave it to you whose key that is.`;
    case 'incomplete':
      return `What was given is exactly what was signed. ${counted(count('not-given'), 'file that the manifest names was', 'files that the manifest names were')} not given.`;
    case 'genuine':
      return 'Manifest and files are exactly what was signed.';
  }
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What became of a file that was given or is missing, with the side that the manifest says it shows. */
export function fileWords({ name, shownAs, state, picture }: Verification['files'][number]): string {
  const side = picture ? ` (${picture.side}, ${picture.width} × ${picture.height})` : '';
  switch (state) {
    case 'not-given':
      return `not given${side}`;
    case 'matches':
      return shownAs === name ? `as signed${side}` : `as signed, there called ${shownAs}${side}`;
    case 'differs':
      return shownAs === null
        ? 'not what was signed'
        : `swapped: this is what was signed as ${shownAs}${side}`;
  }
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** '2026-06-15T09:30:00Z' -> '15 June 2026 at 09:30 UTC' */
export const momentWords = (at: string): string => `${moment.format(new Date(at))} UTC`;
