/**
 * `npm run bench:clinic`: how long the clinic's everyday questions take over HTTP with 200 patients and with 20,000 patients
 * and their 60,000 visits, the same questions in turn to both. Prints p50 and p95 in milliseconds and the ratio of the p95s.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fold } from '../../src/database/index.ts';
import { defaultProtocol } from '../../src/series/index.ts';
import { openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';

const rounds = 150;
const firstNames =
  'Ana Bert Carla Dörte Emil Fatima Günther Hélène Ivan José Kateryna Łukasz Maria Noël Øyvind'.split(' ');
const lastNames =
  'Ångström Becker Costa Dubois Eriksson Fernández Groß Hansen Ibrahim Jovanović Kowalski Lima Müller Nguyen'.split(
    ' ',
  );
const syllables = 'ba be bi bo da de di do ka ke ki ko ma me mi mo na ne ni no ra re ri ro ta te ti to'.split(
  ' ',
);

/** The same patients each time: the n-th is always the same. */
function personOf(index: number) {
  const tail = [index % 28, Math.floor(index / 28) % 28, Math.floor(index / 784) % 28];
  const made = tail.map((at) => syllables[at]!).join('');
  const name = `${firstNames[index % 15]} ${made[0]!.toUpperCase()}${made.slice(1)} ${lastNames[index % 14]}`;
  return { name, number: `P-${1000 + index}` };
}

async function seed(
  { clinic }: TestClinic,
  count: number,
): Promise<{ patientId: string; seriesId: string }[]> {
  const { database } = clinic.rooms;
  const moments = { createdAt: '2026-01-01T08:00:00.000Z', updatedAt: '2026-01-01T08:00:00.000Z' };
  const made: { patientId: string; seriesId: string }[] = [];
  for (let start = 0; start < count; start += 200) {
    const people = Array.from({ length: Math.min(200, count - start) }, (_, at) => ({
      ...personOf(start + at),
      patientId: randomUUID(),
      seriesId: randomUUID(),
      index: start + at,
    }));
    const visits = people.flatMap(({ seriesId, index }) =>
      [0, 1, 2].map((month) => ({
        id: randomUUID(),
        seriesId,
        date: `2026-0${1 + month + (index % 4)}-${String(1 + (index % 28)).padStart(2, '0')}`,
        note: '',
        state: null,
        version: 1,
      })),
    );
    await database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('patients')
        .values(
          people.map(({ patientId: id, name, number }) => ({
            ...{ id, name, number, yearOfBirth: 1980, notes: '', synthetic: 1 as const, version: 1 },
            ...{ searchText: fold(`${name} ${number}`), ...moments },
          })),
        )
        .execute();
      await transaction
        .insertInto('series')
        .values(
          people.map(({ patientId, seriesId: id }) => ({
            ...{ id, patientId, name: 'Cheeks', indication: 'texture', indicationNote: '', areas: '[]' },
            ...{ views: '["frontal"]', primaryOutcome: null, protocol: JSON.stringify(defaultProtocol) },
            ...{ usesCard: 0 as const, plan: null, planPhotoId: null, planVersion: 0, skinItaDeg: 30 },
            ...{ isScheduled: 1 as const, synthetic: 1 as const, version: 1, ...moments },
          })),
        )
        .execute();
      await transaction.insertInto('visits').values(visits).execute();
      await transaction
        .insertInto('photos')
        .values(
          visits.map(({ id: visitId, seriesId }) => ({
            ...{ id: randomUUID(), seriesId, visitId, view: 'frontal', dateSource: 'given' as const },
            ...{ fileName: 'a.jpg', format: 'jpeg', width: 4000, height: 3000, byteSize: 3_000_000 },
            ...{ sha256: randomUUID().replaceAll('-', '').repeat(2), overrideReason: null },
            createdAt: moments.createdAt,
          })),
        )
        .execute();
      await transaction
        .insertInto('dueItems')
        .values(
          people.map(({ seriesId, index }) => ({
            ...{ seriesId, kind: 'session' as const, number: 2, months: null },
            dueOn: `2026-${String(1 + (index % 12)).padStart(2, '0')}-15`,
            dueUntil: `2026-${String(1 + (index % 12)).padStart(2, '0')}-22`,
          })),
        )
        .execute();
    });
    made.push(...people.map(({ patientId, seriesId }) => ({ patientId, seriesId })));
  }
  return made;
}

/** A clinic of so many patients behind a socket; answers how long a question took, in milliseconds. */
async function openClinicOf(count: number) {
  const test = await openTestClinic();
  const people = await seed(test, count);
  const server = createServer(test.clinic.handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { email, password } = testAccount;
  const signIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    people,
    async ask(path: string): Promise<number> {
      const start = performance.now();
      const answer = await fetch(origin + path, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return performance.now() - start;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await test.close();
    },
  };
}

type Clinic = Awaited<ReturnType<typeof openClinicOf>>;
const personAt = ({ people }: Clinic, round: number) => people[(round * 37) % people.length]!;
/** What is typed: one letter, two, parts of words, several words, a number, nobody. */
const typed = ['a', 'ma', 'ang', 'müll', 'koba', 'jose kat', 'P-10', 'P-1042', 'øyv', 'zzz', 'maria do groß'];

const questions: Record<string, (clinic: Clinic, round: number) => string> = {
  'patient search': (_, round) => `/api/patients?search=${encodeURIComponent(typed[round % typed.length]!)}`,
  'patients, first page': () => '/api/patients',
  'series of a patient': (clinic, round) => `/api/patients/${personAt(clinic, round).patientId}/series`,
  'one series': (clinic, round) => `/api/series/${personAt(clinic, round).seriesId}`,
  overview: () => '/api/overview',
};

const quantile = (times: number[], share: number) =>
  [...times].sort((one, other) => one - other)[Math.ceil(times.length * share) - 1]!;

const small = await openClinicOf(200);
const large = await openClinicOf(20_000);
console.log('milliseconds                200 patients      20,000 patients');
console.log('                            p50    p95        p50    p95       ratio of p95');
for (const [name, pathOf] of Object.entries(questions)) {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -20; round < rounds; round += 1) {
    const at = Math.abs(round);
    const one = await small.ask(pathOf(small, at));
    const other = await large.ask(pathOf(large, at));
    if (round < 0) continue;
    times.small.push(one);
    times.large.push(other);
  }
  const figures = [times.small, times.large].map((list) => [quantile(list, 0.5), quantile(list, 0.95)]);
  const ratio = figures[1]![1]! / figures[0]![1]!;
  const shown = figures.map((pair) => pair.map((time) => time.toFixed(1).padStart(6)).join(' '));
  console.log(`${name.padEnd(26)}${shown.join('     ')}     ${ratio.toFixed(2)}`);
}
await small.close();
await large.close();
