import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import supertest from 'supertest';
import { issueFirstRunToken } from '../src/accounts/index.ts';
import { type Clinic, openClinic } from '../src/clinic.ts';
import type { CompareResult, ComparisonPool, RegionProposals } from '../src/comparisons/index.ts';
import { encodeJpeg } from '../src/imaging/encode.ts';
import type { CompareFramesRequest } from '../src/imaging/pool.ts';
import { createPhotoImaging, type PhotoImaging } from '../src/photos/index.ts';
import type { Role } from '../src/route.ts';

export const today = '2026-06-15';
const fixedNow = new Date('2026-06-15T09:30:00Z');

export interface TestClinic {
  clinic: Clinic;
  folder: string;
  pool: TestPool;
  /** Signed in with the first account, which is the owner's. */
  owner: Agent;
  /** The same: an owner is a clinician. Where it matters that she is no more than that, `signInAs('clinician')`. */
  clinician: Agent;
  /** Nobody. */
  stranger: ReturnType<typeof supertest>;
  /** Somebody invited by the owner to be this, signed in; always the same person. Their e-mail is `invitedAs(role)`. */
  signInAs(role: Role): Promise<Agent>;
  /** Moves the clock on. */
  pass(ms: number): void;
  /** Files below the data folder that are not the database's. */
  storedFiles(): Promise<string[]>;
  close(): Promise<void>;
}

export type Agent = ReturnType<typeof supertest.agent>;

export interface TestClinicOptions {
  folder?: string;
  imaging?: PhotoImaging;
  triesLimit?: number;
  publicUrl?: string;
  tls?: boolean;
  /** The built app; default: none is served. */
  webFolder?: string;
  signIn?: boolean;
  /** Default: nothing is logged. */
  log?: Logger;
}

/** A whole server on a temporary folder with a fixed clock; only the analysis is replaced. */
export async function openTestClinic(options: TestClinicOptions = {}): Promise<TestClinic> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'dermalapse-test-')));
  const pool = createTestPool();
  let now = fixedNow.getTime();
  const clinic = await openClinic({
    dataFolder: folder,
    signingKeysFolder: join(folder, 'signing-keys'),
    clock: () => new Date(now),
    log: options.log ?? pino({ level: 'silent' }),
    pool,
    imaging: options.imaging ?? createPhotoImaging({ concurrency: 2 }),
    about: {
      name: 'Dermalapse',
      version: '0.0.0',
      engineVersion: testEngineVersion,
      backend: null,
      workers: 2,
      demo: false,
      metrics: [],
    },
    publicUrl: options.publicUrl ?? null,
    tls: options.tls ?? false,
    webFolder: options.webFolder ?? join(folder, 'no-web'),
    publicFolder: join(folder, 'no-public'),
    demo: null,
    triesLimit: options.triesLimit,
  });
  const clinician = supertest.agent(clinic.handler);
  const token = options.signIn === false ? null : await issueFirstRunToken(clinic.rooms);
  if (token)
    await clinician
      .post('/api/first-run')
      .send({ ...testAccount, token })
      .expect(201);
  const people = new Map<Role, Promise<Agent>>();
  const accept = async (role: Role): Promise<Agent> => {
    const agent = supertest.agent(clinic.handler);
    const invited = { email: invitedAs(role), role };
    const { body } = await clinician.post('/api/invitations').send(invited).expect(201);
    const inviteToken = new URL(body.link).searchParams.get('token');
    const person = { token: inviteToken, name: `Test ${role}`, password: testAccount.password };
    await agent.post('/api/invitation/accept').send(person).expect(201);
    return agent;
  };
  return {
    clinic,
    folder,
    pool,
    owner: clinician,
    clinician,
    signInAs(role) {
      const known = people.get(role) ?? accept(role);
      people.set(role, known);
      return known;
    },
    stranger: supertest(clinic.handler),
    pass: (ms) => {
      now += ms;
    },
    storedFiles: async () =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile() && !/sqlite|auth-secret|audit-heads|keys\.json/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort(),
    async close() {
      pool.release();
      await clinic.close({ graceMs: 2_000 });
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

export const testAccount = {
  name: 'Dr. Test',
  email: 'clinician@clinic.example',
  password: 'a long test password',
};

/** E-mail of the person that `signInAs` makes; the password is the test account's. */
export const invitedAs = (role: Role): string => `${role}@invited.example`;

export const testEngineVersion = 'test-1';

/** A patient with one series, made through the API. */
export async function startSeries(
  { clinician }: TestClinic,
  { name = 'Test patient', series = {} }: { name?: string; series?: object } = {},
) {
  const { body: patient } = await clinician.post('/api/patients').send({ name }).expect(201);
  const { body: made } = await clinician
    .post(`/api/patients/${patient.id}/series`)
    .send({ name: 'Cheeks', ...series })
    .expect(201);
  return { patientId: patient.id as string, seriesId: made.id as string };
}

/** What a session is recorded with when the test is about something else. */
export const noContraindications = {
  kind: 'asked',
  answers: {
    pregnancy: 'no',
    isotretinoin: 'no',
    'active-infection': 'no',
    'keloid-tendency': 'no',
    anticoagulants: 'no',
  },
} as const;

/** Records a session of a day through the API. */
export async function addSession({ clinician }: TestClinic, seriesId: string, session: object) {
  const { body } = await clinician
    .post(`/api/series/${seriesId}/sessions`)
    .send({ checklist: noContraindications, ...session })
    .expect(201);
  return body;
}

/** Changes a series as it is now. */
export async function changeSeries(
  { clinician }: TestClinic,
  seriesId: string,
  change: object,
  status = 200,
) {
  const { body: detail } = await clinician.get(`/api/series/${seriesId}`).expect(200);
  const { body } = await clinician
    .patch(`/api/series/${seriesId}`)
    .send({ version: detail.series.version, ...change })
    .expect(status);
  return body;
}

export interface TestUpload {
  seriesId: string;
  bytes: Uint8Array;
  takenOn?: string;
  view?: string;
  fileName?: string;
  /** Further frames of the same photo. */
  frames?: Uint8Array[];
  visitState?: object;
  overrideReason?: string;
}

export function uploadTo({ clinician }: TestClinic, upload: TestUpload) {
  const { seriesId, bytes, takenOn, view, fileName = 'photo.jpg', frames = [] } = upload;
  const { visitState, overrideReason } = upload;
  const request = clinician
    .post(`/api/series/${seriesId}/photos`)
    .attach('photo', Buffer.from(bytes), fileName);
  if (takenOn) request.field('takenOn', takenOn);
  if (view) request.field('view', view);
  if (visitState) request.field('visitState', JSON.stringify(visitState));
  if (overrideReason) request.field('overrideReason', overrideReason);
  for (const frame of frames) request.attach('photo', Buffer.from(frame), fileName);
  return request;
}

/** A small JPEG of smooth blotches; another seed gives another picture. */
export async function makePhoto(seed: number, { side = 240 } = {}): Promise<Uint8Array> {
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < data.length; i += 1) {
    data[i] = 128 + 60 * Math.sin((i % 97) / 9 + seed) + 40 * Math.cos(i / (1500 + 31 * seed));
  }
  return encodeJpeg({ width: side, height: side, data }, { quality: 85 });
}

/** Asks until a series has nothing queued or running. */
export async function waitForAnalyses({ clinician }: TestClinic, seriesId: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await clinician.get(`/api/series/${seriesId}`).expect(200);
    const open = body.comparisons.filter((one: { status: string }) => /queued|running/.test(one.status));
    if (open.length === 0) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The analyses did not finish');
}

export interface TestPool extends ComparisonPool {
  requests: CompareFramesRequest[];
  /** What the next comparisons throw, one each. */
  failures: Error[];
  /** Keeps comparisons waiting until released. */
  hold(): void;
  release(): void;
}

/** Answers like the imaging core, without looking at the photos: their hashes, one measurement, two pictures. */
function createTestPool(): TestPool {
  let gate = Promise.resolve();
  let open = (): void => undefined;
  return {
    requests: [],
    failures: [],
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    async compare(request, { onStage } = {}) {
      this.requests.push(request);
      onStage?.('decode');
      onStage?.('measure');
      await gate;
      const failure = this.failures.shift();
      if (failure) throw failure;
      return measured(request);
    },
    proposeRegions: async () => proposals,
  };
}

/** What every photo is said to show. */
export const proposals: RegionProposals = {
  regions: [{ name: 'left cheek', kind: 'treated', polygon: [[0.6, 0.4], [0.8, 0.4], [0.7, 0.6]] }],
  scale: { pixelsPerMm: 11.5, source: 'iris' },
  card: null,
}; // biome-ignore format: a triangle

function measured({ id, before, after, moreFrames }: CompareFramesRequest): CompareResult {
  const frames = { before: 1 + (moreFrames?.before.length ?? 0), after: 1 + (moreFrames?.after.length ?? 0) };
  const photo = (bytes: Uint8Array) => ({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    width: 240,
    height: 240,
    pixelsPerMm: 12,
    skinItaDeg: 38,
    quality: { clippedFraction: 0, blurMm: 0.05, noise: 0.004, jpegQuality: 85 },
  });
  return {
    comparison: {
      schema: 'dermalapse.comparison/1',
      id,
      engine: { version: testEngineVersion, backend: 'wasm', calibration: 'none' },
      photos: { before: photo(before), after: photo(after) },
      ...(frames.before + frames.after > 2 && { frames }),
      registration: {
        method: 'patch',
        transform: [
          [1, 0, 0],
          [0, 1, 0],
        ],
        residualMm: { median: 0.02, p95: 0.06 },
        correlation: 0.9,
        overlap: 1,
        poseDeg: null,
      },
      normalisation: {
        colour: { source: 'none', logGain: [0, 0, 0] },
        card: null,
        blurMatchMm: 0,
        illumination: 'none',
      },
      comparability: { verdict: 'comparable', reasons: [] },
      regions: [
        {
          name: 'treated skin',
          kind: 'treated',
          polygon: [
            [0.25, 0.25],
            [0.75, 0.25],
            [0.5, 0.75],
          ],
        },
      ],
      measurements: [
        {
          metric: 'texture',
          region: 'treated skin',
          unit: 'a.u.',
          before: 0.04,
          after: 0.03,
          change: { log: -0.21, percent: -18.9, ci95: [-22, -15.1], mdc95: 6.5 },
          verdict: 'improved',
          reasons: [],
        },
      ],
      timingsMs: { decode: 1, register: 1, normalise: 1, measure: 1, uncertainty: 1, total: 5 },
    },
    images: (['before', 'after'] as const).map((name) => ({
      name,
      mediaType: 'image/jpeg',
      width: 240,
      height: 240,
      bytes: name === 'before' ? before : after,
    })),
  };
}
