import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Measurement } from '../../src/imaging/comparison.ts';
import { canonicalSha256, readManifest, verifyManifest } from '../../src/provenance/index.ts';
import type { ProvenPair } from '../../src/provenance/types.ts';
import { sha256Of } from '../../src/storage/index.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import {
  addSession,
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

/** A number with every digit that a double can have. */
const longNumber = -18.900000000000006;

/** The photo of each visit and its further frames. */
const visits = [
  ['2026-01-01', [await makePhoto(1)]],
  ['2026-04-01', [await makePhoto(2), await makePhoto(3), await makePhoto(4)]],
] as const satisfies [string, Uint8Array[]][];

let clinic: TestClinic;
let reportId: string;
let stored: { id: string; measurements: Measurement[] };
const files = new Map<string, Buffer>();
beforeAll(async () => {
  clinic = await openTestClinic();
  const { compare } = clinic.pool;
  clinic.pool.compare = async function (this: typeof clinic.pool, ...asked) {
    const answer = await compare.apply(this, asked);
    const [measurement] = answer.comparison.measurements;
    if (measurement?.change) measurement.change.percent = longNumber;
    return answer;
  };
  const { seriesId } = await startSeries(clinic, { name: 'Unmistakable Name' });
  await addSession(clinic, seriesId, { date: '2026-01-10' });
  for (const [takenOn, [bytes, ...frames]] of visits)
    await uploadTo(clinic, { seriesId, bytes: bytes!, frames, takenOn }).expect(201);
  const { comparisons } = await waitForAnalyses(clinic, seriesId);
  const { body } = await clinic.clinician.get(`/api/comparisons/${comparisons[0].id}`).expect(200);
  stored = body.comparison;
  const { body: made } = await clinic.clinician
    .post(`/api/series/${seriesId}/reports`)
    .send({ visits: ['2026-04-01'], views: ['frontal'], metrics: ['texture'], note: 'Well done.' })
    .expect(201);
  reportId = made.id;
  const load = async (path: string) =>
    (await clinic.clinician.get(`/api/reports/${reportId}/${path}`).responseType('blob').expect(200))
      .body as Buffer;
  for (const name of ['numbers.json', 'numbers.csv', 'report-a4.pdf', 'report-letter.pdf', 'manifest.json']) {
    files.set(name, await load(`files/${name}`));
  }
  for (const name of ['pair-1-before.jpg', 'pair-1-after.jpg'])
    files.set(name, await load(`pictures/${name}`));
});
afterAll(() => clinic.close());

describe('a report agrees with the stored comparison', () => {
  test('to the last digit in its numbers as JSON', () => {
    const { pairs } = JSON.parse(files.get('numbers.json')!.toString());
    expect(pairs[0].measurements).toEqual(stored.measurements);
    expect(pairs[0].measurements[0].change.percent).toBe(longNumber);
  });

  test('to the last digit in its table', () => {
    const [head, row, end] = files.get('numbers.csv')!.toString().replace('\uFEFF', '').split('\r\n');
    const cells = new Map(head!.split(',').map((column, i) => [column, row!.split(',')[i]!]));
    const { before, after, change } = stored.measurements[0]!;
    const read = [
      'before',
      'after',
      'change_log',
      'change_percent',
      'ci95_low_percent',
      'ci95_high_percent',
      'mdc95_percent',
    ];
    expect(read.map((column) => Number(cells.get(column)))).toEqual([
      before,
      after,
      change!.log,
      longNumber,
      ...change!.ci95,
      change!.mdc95,
    ]);
    expect(end).toBe('');
  });

  test('to the last digit in its manifest, which names every file and is signed', async () => {
    const manifest = readManifest(files.get('manifest.json')!);
    const { signingKeys } = clinic.clinic.rooms;
    const given = [...files]
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, bytes]) => ({ name, sha256: sha256Of(bytes) }));
    const verify = (changed: unknown, shown = given) =>
      verifyManifest(changed, { files: shown, keys: signingKeys.known }).verdict;
    expect(verify(manifest)).toBe('genuine');
    const { pairs, subject } = manifest as {
      pairs: ProvenPair[];
      subject: object;
    };
    expect(subject).toEqual({ kind: 'report', id: reportId });
    expect(pairs[0]!.measurements).toEqual(stored.measurements);
    const [first, ...frames] = visits[1][1].map(sha256Of);
    expect(pairs[0]!.before).toMatchObject({ sha256: sha256Of(visits[0][1][0]), moreFrames: [] });
    expect(pairs[0]!.after).toMatchObject({ sha256: first, moreFrames: frames });
    expect(pairs[0]!.comparisonSha256).toBe(canonicalSha256(stored));
    const nudged = structuredClone(manifest) as typeof manifest & { pairs: typeof pairs };
    nudged.pairs[0]!.measurements[0]!.change!.percent = -18.9;
    expect(verify(nudged)).toBe('altered');
    const swapped = given.map((file) => ({
      ...file,
      name: file.name.replace(/before|after/, (side) => (side === 'before' ? 'after' : 'before')),
    }));
    expect(verify(manifest, swapped)).toBe('altered');
  });

  test('rounded on both papers, which name nobody', async () => {
    for (const [name, size] of [
      ['report-a4.pdf', { width: 595, height: 842 }],
      ['report-letter.pdf', { width: 612, height: 792 }],
    ] as const) {
      const pages = await openPdf(files.get(name)!, { scale: 0.3 });
      const text = pages
        .map((page) => page.text)
        .join('\n')
        .replaceAll('\u00A0', ' ');
      expect({ width: Math.round(pages[0]!.size.width), height: Math.round(pages[0]!.size.height) }).toEqual(
        size,
      );
      expect(text).toContain('by about 19 %, most likely 15 to 22 %');
      expect(text).toContain('It is not a diagnosis.');
      expect(files.get(name)!.toString('latin1') + text).not.toContain('Unmistakable');
    }
  });
});
