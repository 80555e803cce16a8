import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day, dayOf } from '../calendar.ts';
import type { ConsentDeps } from '../consent/index.ts';
import { demoCourse } from '../imaging/phantom/index.ts';
import { createPatient, type PatientDeps, searchPatients } from '../patients/index.ts';
import { listPhotos, type Photo, type PhotoDeps, uploadPhoto } from '../photos/index.ts';
import type { Caller } from '../route.ts';
import {
  changeSeries,
  createSeries,
  createSession,
  defaultProtocol,
  listSeriesOfPatient,
  listSessions,
  requireSeries,
  type SeriesDeps,
} from '../series/index.ts';
import { agreeToAll } from './agree-to-all.ts';
import { type RenderedPhoto, renderPhotos } from './render-photos.ts';

type DemoDeps = PatientDeps & SeriesDeps & PhotoDeps & ConsentDeps;

/** So long ago was the first session: the last follow-up is two weeks old. */
const courseDays = 210;
const view = 'left cheek';
const fileNameOf = ({ name }: { name: string }): string => `synthetic-${name}.jpg`;

/**
 * Puts the synthetic patient into the demo clinic, through the same use cases as a real one's, and goes on where an
 * interrupted start left off.
 * @param onPhoto called when a photo is there, with its number and how many there are
 */
export async function loadDemoClinic(
  deps: DemoDeps,
  options: { by: Caller; signal: AbortSignal; onPhoto(number: number, of: number): void },
): Promise<void> {
  const { by, signal, onPhoto } = options;
  const course = demoCourse();
  const seriesId = await openDemoSeries(deps, by);
  const { patientId } = await requireSeries(deps.database, seriesId);
  await agreeToAll(deps, { patientId, seriesId, by });
  const dayZero = await openSessions(deps, { seriesId, by });
  const present = new Set((await listPhotos(deps.database, seriesId)).map((photo) => photo.fileName));
  const names = course.photos.filter((photo) => !present.has(fileNameOf(photo))).map((photo) => photo.name);
  let number = course.photos.length - names.length;
  for await (const rendered of renderPhotos({ names }, { signal })) {
    const photo = await addPhoto(deps, {
      rendered,
      seriesId,
      takenOn: addDays(dayZero, rendered.day),
      by,
    });
    if (rendered.name === course.photos[0]?.name) {
      const { version } = await requireSeries(deps.database, seriesId);
      const change = { version, plan: rendered.plan, planPhotoId: photo.id };
      await changeSeries(deps, { seriesId, change, by });
    }
    number += 1;
    onPhoto(number, course.photos.length);
  }
}

async function openDemoSeries(deps: DemoDeps, by: Caller): Promise<string> {
  const found = await searchPatients(deps.database, { limit: 1, offset: 0 });
  const patient =
    found.items[0] ??
    (await createPatient(deps, {
      input: {
        name: 'Synthetic patient',
        number: 'DEMO-1',
        notes: 'Made by the skin phantom. Not a person; every photo says so.',
      },
      by,
      synthetic: true,
    }));
  const [series] = await listSeriesOfPatient(deps.database, patient.id);
  if (series) return series.id;
  const made = await createSeries(deps, {
    patientId: patient.id,
    input: {
      name: 'Microneedling, left cheek',
      indication: 'texture',
      indicationNote: 'Rough texture, visible pores, redness',
      areas: ['left-cheek'],
      views: [view],
      primaryOutcome: { metric: 'texture', region: 'treated skin' },
      protocol: defaultProtocol,
      usesCard: false,
    },
    by,
  });
  return made.id;
}

/** @returns the day of the first session */
async function openSessions(
  deps: DemoDeps,
  { seriesId, by }: { seriesId: string; by: Caller },
): Promise<Day> {
  const present = await listSessions(deps.database, seriesId);
  const dayZero = present[0]?.date ?? addDays(dayOf(deps.clock()), -courseDays);
  const { sessions } = demoCourse();
  for (const { number, day, needleDepthMm, passes } of sessions.slice(present.length)) {
    await createSession(deps, {
      seriesId,
      input: {
        date: addDays(dayZero, day),
        device: 'Demo pen',
        needleDepthMm,
        passes,
        area: view,
        numbing: 'None',
        aftercare: '',
        adverseEvents: '',
        checklist: { kind: 'not-asked', reason: 'Synthetic: nobody to ask.' },
        notes: `Session ${number} of ${sessions.length}`,
      },
      by,
    });
  }
  return dayZero;
}

interface NewPhoto {
  rendered: RenderedPhoto;
  seriesId: string;
  takenOn: Day;
  by: Caller;
}

async function addPhoto(deps: DemoDeps, { rendered, seriesId, takenOn, by }: NewPhoto): Promise<Photo> {
  const path = join(deps.blobs.temporaryFolder, randomUUID());
  try {
    await writeFile(path, rendered.bytes, { mode: 0o600 });
    const file = { path, name: fileNameOf(rendered) };
    const { photo } = await uploadPhoto(deps, { seriesId, files: [file], fields: { view, takenOn }, by });
    return photo;
  } finally {
    await rm(path, { force: true });
  }
}
