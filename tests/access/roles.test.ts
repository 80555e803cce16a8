import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../../src/route.ts';
import { type Agent, openTestClinic, type TestClinic } from '../test-clinic.ts';
import { call, fillPath, type Operation, readOperations } from './operations.ts';
import { makeOwnRecords, signInAgain } from './own-records.ts';

/** Written down a second time, by hand: a role that gains a permission by mistake fails here. */
const mayCall: Record<string, readonly Role[]> = {
  public: ['owner', 'clinician', 'marketing'],
  staff: ['owner', 'clinician', 'marketing'],
  clinician: ['owner', 'clinician'],
  publisher: ['owner', 'clinician', 'marketing'],
  owner: ['owner'],
};
const unknownId = '00000000-0000-4000-8000-000000000000';
/** Views with nothing of a patient in them: the program itself, the clinic's settings and devices, one's own account. */
const tellsNothing = [
  'get /api/session',
  'get /api/first-run',
  'get /api/health',
  'get /api/about',
  'get /api/openapi.json',
  'get /api/validation',
  'get /api/events',
  'get /api/account',
  'get /api/clinic-settings',
  'get /api/calendar-feed',
  'get /api/sessions/proposals',
  'get /api/consent-texts',
  'get /api/signing-keys',
  'get /verify',
  // They come with a case or a list of cases, whose view is written down.
  'get /api/gallery/pictures/{pictureName}',
  // The public gallery: its visitors are not signed in, and what is in it was published.
  'get /gallery',
  'get /gallery/embed',
  'get /gallery/feed.json',
  'get /gallery/cases/{slug}',
  'get /gallery/embed/{slug}',
  'get /gallery/cases/{slug}/manifest.json',
  'get /gallery/cases/{slug}/case.json',
  'get /gallery/pictures/{pictureName}',
  'post /api/auth/passkey-options',
];
const nothingThere = 'Unmistakable Name';

/** What removes what others need comes last; what may end the sign-in it is called under is called after a fresh one. */
const order = ['get', 'post', 'put', 'patch', 'delete'];
/** With a photo go the reports that show it. */
const removesOthers = ({ method, path }: Operation) => method === 'delete' && path.startsWith('/api/photos/');
const mayEndSignIn = ({ path }: Operation) => /sign-out|sign-ins|\/api\/auth\//.test(path);
const inOrder = (operations: readonly Operation[]) =>
  [...operations].sort(
    (one, other) =>
      Number(mayEndSignIn(one)) - Number(mayEndSignIn(other)) ||
      order.indexOf(one.method) - order.indexOf(other.method) ||
      Number(removesOthers(one)) - Number(removesOthers(other)) ||
      other.parameters.length - one.parameters.length,
  );

describe.each(roles)('%s, at every route of the OpenAPI document', (role) => {
  let test: TestClinic;
  let person: Agent;
  let operations: Operation[];
  let own: Record<string, string>;
  beforeAll(async () => {
    test = await openTestClinic({ triesLimit: 10_000 });
    person = await test.signInAs(role);
    operations = inOrder(await readOperations(test));
    own = await makeOwnRecords(test, role);
  });
  afterAll(() => test.close());

  const may = ({ permission = '' }: Operation) => mayCall[permission]?.includes(role);
  const named = ({ method, path }: Operation) => `${method} ${path}`;

  it('knows a permission and a record of each', () => {
    expect(operations.filter(({ permission = '' }) => !mayCall[permission]).map(named)).toEqual([]);
    const names = operations.flatMap(({ parameters }) =>
      parameters.filter((one) => one.in === 'path' && !one.schema.enum).map((one) => one.name),
    );
    expect([...new Set(names)].filter((name) => !own[name] && !isSecret(name))).toEqual([]);
  });

  it('is told 403 of what is not theirs, of own and unknown records alike, and nothing of what is in them', async () => {
    for (const operation of operations.filter((one) => !may(one))) {
      for (const idOf of [(name: string) => own[name] ?? unknownId, () => unknownId, () => 'not-an-id']) {
        const answer = await call(person, operation, fillPath(operation, idOf));
        expect([named(operation), answer.status, answer.body.error?.code]).toEqual([
          named(operation),
          403,
          'FORBIDDEN',
        ]);
        expect(answer.text).not.toContain(nothingThere);
      }
    }
  });

  it('is told 404 of records there are not', async () => {
    for (const operation of operations.filter((one) => may(one) && one.path.includes('{'))) {
      const answer = await call(
        person,
        operation,
        fillPath(operation, () => unknownId),
      );
      // A body that says nothing may be refused before the record is looked for; neither tells whether there is one.
      expect([named(operation), answer.status]).toEqual([
        named(operation),
        expect.toBeOneOf([404, 400, 410]),
      ]);
    }
  });

  it('is let in to what is theirs, and each view, export and change is written down', async () => {
    const unwritten: string[] = [];
    for (const operation of operations.filter(may)) {
      if (mayEndSignIn(operation)) await signInAgain(person, role);
      const eventsBefore = await countEvents(test);
      const answer = await call(
        person,
        operation,
        fillPath(operation, (name) => own[name] ?? unknownId),
      );
      const refused = operation.permission === 'public' ? [403, 500] : [401, 403, 404, 500];
      expect([named(operation), refused.includes(answer.status) && answer.status]).toEqual([
        named(operation),
        false,
      ]);
      if (answer.status >= 300 || tellsNothing.includes(named(operation))) continue;
      if ((await countEvents(test)) === eventsBefore) unwritten.push(named(operation));
    }
    expect(unwritten).toEqual([]);
  });
});

describe('somebody signed out, at every route of the OpenAPI document', () => {
  it('is told 401 of own and unknown records alike', async () => {
    const test = await openTestClinic({ triesLimit: 10_000 });
    const own = await makeOwnRecords(test, 'owner');
    for (const operation of await readOperations(test)) {
      if (operation.permission === 'public') continue;
      for (const idOf of [(name: string) => own[name] ?? unknownId, () => unknownId, () => 'not-an-id']) {
        const answer = await call(test.stranger, operation, fillPath(operation, idOf));
        expect([operation.method, operation.path, answer.status]).toEqual([
          operation.method,
          operation.path,
          401,
        ]);
        expect(answer.text).not.toContain(nothingThere);
      }
    }
    await test.close();
  });
});

async function countEvents({ clinic }: TestClinic): Promise<number> {
  const { count } = await clinic.rooms.database
    .selectFrom('auditEvents')
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Not an id of a record but a secret in the address: whoever has it may come in. */
function isSecret(name: string): boolean {
  return /token/i.test(name);
}
