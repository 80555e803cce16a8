import { AppError } from '../../errors.ts';
import { type Paper, type PdfBlock, writePdf } from '../../pdf/index.ts';
import type { Caller, FileAnswer } from '../../route.ts';
import type { ServingDeps } from '../deps.ts';
import { recordExport } from '../export-case.ts';
import { besideCase, type ChannelOutcomes, describeOutcomes } from '../outcomes/describe-outcomes.ts';
import { pictureOf } from '../pictures.ts';
import { type PublicCase, withPictures } from '../public/public-gallery.ts';
import { readBlob } from '../read-picture.ts';
import { isStillShown, keepPublished } from '../require-published.ts';
import { listCases } from '../store.ts';
import { contactSheetPage, type SheetCase } from './contact-sheet-page.ts';

const channel = 'in-clinic-screen';
const longestSidePx = 960;

/**
 * Everything published for the screen in the clinic, a case a page, with its denominator. Consent is asked now, and again once
 * the file is made; each case goes on the take-down list, since the file can't be called back.
 * @throws AppError CONFLICT when nothing is published for the screen, or something of it ended meanwhile
 */
export async function makeContactSheet(
  deps: ServingDeps,
  { paper, by }: { paper: Paper; by: Caller },
): Promise<FileAnswer> {
  const { database, clock } = deps;
  const published = await keepPublished(deps, await listCases(database, { channel, onlyPublished: true }));
  if (published.length === 0) {
    throw new AppError('CONFLICT', {
      userMessage: 'No case is published for the screen in the clinic. Publish one there first.',
    });
  }
  const beside = await describeOutcomes(deps, { channel, including: published });
  const cases = await Promise.all(
    (await withPictures(deps, published)).map((found) => describeForSheet(deps, { ...found, beside })),
  );
  const bytes = await writePdf(
    {
      paper,
      landscape: true,
      title: 'Cases',
      lang: 'en-GB',
      createdAt: clock(),
      footer: 'Shown with the consent of the people in the photos, who can take it back. Results vary.',
    },
    cases.flatMap((one, at): PdfBlock[] => [
      ...(at === 0 ? [] : [{ kind: 'page-break' } as const]),
      ...contactSheetPage(one),
    ]),
  );
  await database.transaction().execute(async (transaction) => {
    for (const exported of published) {
      if (!(await isStillShown({ database: transaction, clock }, exported.id))) throw endedMeanwhile();
      await recordExport({ transaction, clock }, { exported, what: 'contact-sheet', by });
    }
  });
  return { bytes, mediaType: 'application/pdf', downloadName: 'contact-sheet.pdf', attachment: true };
}

const endedMeanwhile = (): AppError =>
  new AppError('CONFLICT', {
    userMessage: 'A case ended while the sheet was being made. Make it again: it will be left out.',
  });

async function describeForSheet(
  deps: ServingDeps,
  { shown, pictures, beside }: PublicCase & { beside: ChannelOutcomes },
): Promise<SheetCase> {
  const read = (side: 'before' | 'after') =>
    readBlob(deps, pictureOf(pictures, { side, longestSidePx }).blob);
  return {
    shown,
    before: await read('before'),
    after: await read('after'),
    outcomes: besideCase(beside, shown),
    bestCaseOnly: beside.bestCaseOnly,
  };
}
