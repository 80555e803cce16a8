import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, dayOf } from '../calendar.ts';
import { demoCourse, photoBytes } from '../imaging/phantom/index.ts';
import type { Plan } from '../imaging/plan.ts';
import { createPatient, type PatientDeps, searchPatients } from '../patients/index.ts';
import { type PhotoDeps, type UploadAnswer, uploadPhoto } from '../photos/index.ts';
import type { Caller } from '../route.ts';
import { changeSeries, createSeries, createSession, type SeriesDeps } from '../series/index.ts';

type DemoDeps = PatientDeps & SeriesDeps & PhotoDeps;

const courseDays = 210;
const view = 'left cheek';

/**
 * Puts the synthetic patient into an empty demo clinic, through the same use cases as a real one's.
 * @param onPhoto called before each photo is rendered, with its number and how many there are
 */
export async function loadDemoClinic(
  deps: DemoDeps,
  { by, onPhoto }: { by: Caller; onPhoto(number: number, of: number): void },
): Promise<void> {
  const { total } = await searchPatients(deps.database, { limit: 1, offset: 0 });
  if (total > 0) return;
  const course = demoCourse();
  const dayZero = addDays(dayOf(deps.clock()), -courseDays);
  const patient = await createPatient(deps, {
    input: {
      name: 'Synthetic patient',
      number: 'DEMO-1',
      notes: 'Made by the skin phantom. Not a person; every photo says so.',
    },
    by,
    synthetic: true,
  });
  const series = await createSeries(deps, {
    patientId: patient.id,
    input: {
      name: 'Microneedling, left cheek',
      indication: 'Atrophic scars and coarse texture',
      areas: [view],
      views: [view],
      primaryOutcome: { metric: 'texture', region: 'treated skin' },
      healingDays: 7,
    },
    by,
  });
  for (const { number, day, needleDepthMm, passes } of course.sessions) {
    await createSession(deps, {
      seriesId: series.id,
      input: {
        date: addDays(dayZero, day),
        device: 'Demo pen',
        needleDepthMm,
        passes,
        notes: `Session ${number} of ${course.sessions.length}`,
      },
      by,
    });
  }
  for (const [index, photo] of course.photos.entries()) {
    onPhoto(index + 1, course.photos.length);
    const { image, plan, jpegQuality } = photo.render();
    const answer = await addPhoto(deps, {
      bytes: await photoBytes(image, { jpegQuality }),
      name: `synthetic-${photo.name}.jpg`,
      takenOn: addDays(dayZero, photo.day),
      seriesId: series.id,
      by,
    });
    if (index === 0) await setPlan(deps, { plan, baseline: answer.photo, by });
  }
}

interface NewPhoto {
  bytes: Uint8Array;
  name: string;
  takenOn: string;
  seriesId: string;
  by: Caller;
}

async function addPhoto(deps: DemoDeps, photo: NewPhoto): Promise<UploadAnswer> {
  const path = join(deps.blobs.temporaryFolder, randomUUID());
  await writeFile(path, photo.bytes, { mode: 0o600 });
  try {
    return await uploadPhoto(deps, {
      seriesId: photo.seriesId,
      file: { path, name: photo.name },
      fields: { view, takenOn: photo.takenOn },
      by: photo.by,
    });
  } finally {
    await rm(path, { force: true });
  }
}

const setPlan = (
  deps: DemoDeps,
  { plan, baseline, by }: { plan: Plan; baseline: UploadAnswer['photo']; by: Caller },
) => changeSeries(deps, { seriesId: baseline.seriesId, change: { plan, planPhotoId: baseline.id }, by });
