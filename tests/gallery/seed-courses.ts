import { randomUUID } from 'node:crypto';
import { noteOldOutcomes } from '../../src/comparisons/index.ts';
import { type Database, fold } from '../../src/database/index.ts';
import type { Measurement } from '../../src/imaging/comparison.ts';
import { defaultProtocol } from '../../src/series/index.ts';
import { exampleComparison, measurement } from '../reports/example-comparison.ts';

/** A patient with one measured series, put straight into the database. */
export interface Course {
  name?: string;
  yearOfBirth?: number | null;
  synthetic?: boolean;
  indication?: string;
  areas?: string[];
  metric?: string;
  view?: string;
  skinItaDeg?: number | null;
  /** Null: it could not be measured. */
  percent?: number | null;
  verdict?: Measurement['verdict'];
  /** The analysis of its photos failed. */
  hasFailed?: boolean;
  hasPrimaryOutcome?: boolean;
  sessionDays?: string[];
  followUpOn?: string;
}

export interface SeededCourse {
  patientId: string;
  seriesId: string;
  comparisonId: string;
}

const at = '2026-01-01T08:00:00.000Z';
const region = 'left cheek';
const baselineOn = '2025-10-01';

const verdictOf = (percent: number | null): Measurement['verdict'] =>
  percent === null
    ? 'not-measurable'
    : Math.abs(percent) < 8
      ? 'no-measurable-change'
      : percent < 0
        ? 'improved'
        : 'worsened';

export async function seedCourses(database: Database, courses: readonly Course[]): Promise<SeededCourse[]> {
  const seeded: SeededCourse[] = [];
  for (let start = 0; start < courses.length; start += 100) {
    const rows = courses.slice(start, start + 100).map(rowsOf);
    await database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('patients')
        .values(rows.map(({ patient }) => patient))
        .execute();
      await transaction
        .insertInto('series')
        .values(rows.map(({ series }) => series))
        .execute();
      await transaction
        .insertInto('sessions')
        .values(rows.flatMap(({ sessions }) => sessions))
        .execute();
      await transaction
        .insertInto('visits')
        .values(rows.flatMap(({ visits }) => visits))
        .execute();
      await transaction
        .insertInto('photos')
        .values(rows.flatMap(({ photos }) => photos))
        .execute();
      await transaction
        .insertInto('comparisons')
        .values(rows.map(({ comparison }) => comparison))
        .execute();
    });
    seeded.push(
      ...rows.map(({ patient, series, comparison }) => ({
        patientId: patient.id,
        seriesId: series.id,
        comparisonId: comparison.id,
      })),
    );
  }
  await noteOldOutcomes(database);
  return seeded;
}

function rowsOf({
  name = 'Unmistakable Name',
  yearOfBirth = 1985,
  synthetic = false,
  indication = 'texture',
  areas = ['left-cheek'],
  metric = 'texture',
  view = 'frontal',
  skinItaDeg = 35,
  percent = -20,
  verdict = verdictOf(percent),
  hasFailed = false,
  hasPrimaryOutcome = true,
  sessionDays = ['2025-10-01', '2025-11-05', '2025-12-10'],
  followUpOn = '2026-03-20',
}: Course) {
  const [patientId, seriesId, comparisonId] = [randomUUID(), randomUUID(), randomUUID()];
  const flag = synthetic ? (1 as const) : (0 as const);
  const moments = { createdAt: at, updatedAt: at };
  const visits = [baselineOn, followUpOn].map((date) => ({
    ...{ id: randomUUID(), seriesId, date, note: '', state: null, version: 1 },
  }));
  const photos = visits.map(({ id: visitId }) => ({
    ...{ id: randomUUID(), seriesId, visitId, view, dateSource: 'given' as const, fileName: 'private.jpg' },
    ...{ format: 'jpeg', width: 4000, height: 3000, byteSize: 1, overrideReason: null, createdAt: at },
    sha256: randomUUID().replaceAll('-', '').repeat(2),
  }));
  const change =
    percent === null
      ? null
      : { log: percent / 100, percent, ci95: [percent - 4, percent + 4] as [number, number], mdc95: 8 };
  const result = exampleComparison({
    id: comparisonId,
    comparability: { verdict: 'comparable', reasons: [] },
    measurements: [
      measurement({ metric: 'redness', region, verdict: 'no-measurable-change' }),
      measurement({ metric, region, change, verdict }),
      measurement({ metric: 'texture', region: 'forehead' }),
    ],
  });
  return {
    patient: {
      ...{ id: patientId, name, number: 'P-SECRET', yearOfBirth, notes: 'private note', synthetic: flag },
      ...{ searchText: fold(name), version: 1, ...moments },
    },
    series: {
      ...{ id: seriesId, patientId, name: 'Private series', indication, indicationNote: '' },
      ...{ areas: JSON.stringify(areas), views: JSON.stringify([view]), usesCard: 0 as const, skinItaDeg },
      ...{
        primaryOutcome: hasPrimaryOutcome ? JSON.stringify({ metric, region }) : null,
        protocol: JSON.stringify(defaultProtocol),
      },
      ...{ plan: null, planPhotoId: null, planVersion: 0, isScheduled: 1 as const, synthetic: flag },
      ...{ version: 1, ...moments },
    },
    sessions: sessionDays.map((date) => ({
      ...{ id: randomUUID(), seriesId, date, device: '', needleDepthMm: null, passes: null, area: '' },
      ...{ numbing: '', aftercare: '', adverseEvents: '', checklist: null, notes: '', version: 1 },
      createdAt: at,
    })),
    visits,
    photos,
    comparison: {
      ...{ id: comparisonId, seriesId, baselinePhotoId: photos[0]!.id, followUpPhotoId: photos[1]!.id },
      ...{
        plan: null,
        result: hasFailed ? null : JSON.stringify(result),
        engineVersion: 'test-1',
        asked: 0 as const,
      },
      createdAt: at,
    },
  };
}
