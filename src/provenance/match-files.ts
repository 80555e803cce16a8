import { basename } from 'node:path/posix';
import type { GivenFile, ShownFile, Verification } from './types.ts';

type FoundFile = Verification['files'][number];

/**
 * By content, since browsers and people rename files; but a file that bears the name of one picture, or says before or after
 * in its name, and holds another was swapped. Sizes of one picture are alternatives: any of them will do.
 */
export function matchFiles(files: readonly GivenFile[], shown: readonly ShownFile[]): FoundFile[] {
  const given = files.map((file) => match(file, shown));
  const isGiven = (one: ShownFile) =>
    given.some(({ named, shownAs, matches }) => named === one || (matches && shownAs === one));
  const missing = shown.filter(
    (one) =>
      !shown.some((other) => isAlternative(one, other) && (isGiven(other) || widthOf(other) > widthOf(one))),
  );
  return [
    ...given.map(({ file, shownAs, matches }) => ({
      name: file.name,
      shownAs: shownAs?.name ?? null,
      state: matches ? ('matches' as const) : ('differs' as const),
      picture: pictureIn(shownAs),
    })),
    ...missing.map((one) => ({
      name: one.name,
      shownAs: null,
      state: 'not-given' as const,
      picture: pictureIn(one),
    })),
  ];
}

function match(file: GivenFile, shown: readonly ShownFile[]) {
  const name = basename(file.name);
  const named = shown.find((one) => one.name === name);
  const side = sideIn(name);
  const isOfSide = ({ picture }: ShownFile) => side === null || !picture || picture.side === side;
  const same = shown.filter(({ sha256 }) => sha256 === file.sha256);
  const shownAs = same.find((one) => one === named) ?? same.find(isOfSide) ?? same[0];
  const matches = shownAs !== undefined && (named ? named === shownAs : isOfSide(shownAs));
  return { file, named, shownAs, matches };
}

/** The side that a file's name tells as a word: `case-1f-before (2).jpg`. */
function sideIn(name: string): 'before' | 'after' | null {
  const words: string[] = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [isBefore, isAfter] = [words.includes('before'), words.includes('after')];
  if (isBefore === isAfter) return null;
  return isBefore ? 'before' : 'after';
}

/** The same file, or another size of the same picture. */
const isAlternative = (one: ShownFile, other: ShownFile): boolean =>
  one === other ||
  (one.picture !== undefined &&
    one.picture.comparisonId === other.picture?.comparisonId &&
    one.picture.side === other.picture.side);

const widthOf = ({ picture }: ShownFile): number => picture?.width ?? 0;

function pictureIn(shown: ShownFile | undefined): FoundFile['picture'] {
  if (!shown?.picture) return null;
  const { side, width, height } = shown.picture;
  return { side, width, height };
}
