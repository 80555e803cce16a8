import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic({ triesLimit: 100 });
});
afterEach(() => test.close());

const { email, password } = testAccount;
const minuteMs = 60_000;

async function signIn(userAgent = 'Test browser') {
  const agent = supertest.agent(test.clinic.handler);
  await agent
    .post('/api/auth/sign-in/email')
    .set('user-agent', userAgent)
    .send({ email, password })
    .expect(200);
  return agent;
}
const events = () => test.clinic.rooms.database.selectFrom('auditEvents').selectAll().orderBy('id').execute();
const countOf = async (name: string) => (await events()).filter((event) => event.name === name).length;

describe('an idle sign-in', () => {
  it('ends after the clinic’s minutes, and says so in the trail', async () => {
    await test.owner.patch('/api/clinic-settings').send({ idleMinutes: 10 }).expect(200);
    test.pass(9 * minuteMs);
    await test.owner.get('/api/patients').expect(200);
    test.pass(9 * minuteMs);
    const { body } = await test.owner.get('/api/session').expect(200);
    expect(body).toMatchObject({ idleMinutes: 10, secondsLeft: 600 });
    test.pass(10 * minuteMs);
    await test.owner.get('/api/patients').expect(401);
    await test.owner.get('/api/session').expect(401);
    expect(await countOf('signInRanOut')).toBe(1);
  });

  it('is not kept by what a page fetches by itself', async () => {
    for (let minutes = 0; minutes < 30; minutes += 10) {
      const idle = String(minutes * 60);
      await test.owner.get('/api/patients').set('x-idle-seconds', idle).expect(200);
      await test.owner.get('/api/photos/00000000-0000-4000-8000-000000000000/image').expect(404);
      test.pass(10 * minuteMs);
    }
    await test.owner.get('/api/patients').set('x-idle-seconds', '1800').expect(401);
  });

  it('is kept by the tab that is used, whatever another says', async () => {
    test.pass(20 * minuteMs);
    await test.owner.get('/api/patients').set('x-idle-seconds', '5').expect(200);
    test.pass(20 * minuteMs);
    await test.owner.get('/api/patients').set('x-idle-seconds', '2400').expect(200);
    const { body } = await test.owner.get('/api/session').set('x-idle-seconds', '2400').expect(200);
    expect(body.secondsLeft).toBe(10 * 60 - 5);
  });

  it('takes no figure that makes no sense for more than a use just now', async () => {
    for (const nonsense of ['-99999', 'NaN', 'Infinity', '1e300', '']) {
      await test.owner.get('/api/session').set('x-idle-seconds', nonsense).expect(200);
    }
    test.pass(31 * minuteMs);
    await test.owner.get('/api/session').set('x-idle-seconds', '-99999').expect(401);
  });
});

describe('the list of sign-ins', () => {
  it('names each, and ends one, the others, or all', async () => {
    const tablet = await signIn('Tablet');
    const phone = await signIn('Phone');
    const { body } = await tablet.get('/api/account').expect(200);
    expect(body.signIns).toHaveLength(3);
    expect(body.signIns.filter((one: { isThis: boolean }) => one.isThis)).toMatchObject([
      { userAgent: 'Tablet' },
    ]);
    const [phoneId] = body.signIns
      .filter((one: { userAgent: string }) => one.userAgent === 'Phone')
      .map((one: { id: string }) => one.id);
    await tablet.delete(`/api/account/sign-ins/${phoneId}`).expect(204);
    await phone.get('/api/session').expect(401);
    await tablet.delete(`/api/account/sign-ins/${phoneId}`).expect(404);

    await tablet.delete('/api/account/sign-ins').query({ keepThis: true }).expect(204);
    await test.owner.get('/api/session').expect(401);
    await tablet.get('/api/session').expect(200);
    await tablet.delete('/api/account/sign-ins').query({ keepThis: false }).expect(204);
    await tablet.get('/api/session').expect(401);
    expect(await countOf('signInsEnded')).toBe(3);
  });

  it('holds nobody else’s', async () => {
    const other = await test.signInAs('clinician');
    const { body } = await other.get('/api/account').expect(200);
    expect(body.signIns).toHaveLength(1);
    await test.owner.delete(`/api/account/sign-ins/${body.signIns[0].id}`).expect(404);
    await other.get('/api/session').expect(200);
  });
});

describe('an account with eight wrong passwords', () => {
  const wrongly = (who: string, count: number) =>
    Promise.all(
      Array.from({ length: count }, () =>
        test.stranger.post('/api/auth/sign-in/email').send({ email: who, password: 'not the password' }),
      ),
    );

  it('is locked for a quarter of an hour, with the answer that an unknown e-mail gets', async () => {
    const known = await wrongly(email, 8);
    const unknown = await wrongly('nobody@clinic.example', 9);
    const locked = await test.stranger.post('/api/auth/sign-in/email').send({ email, password });
    const answers = [...known, ...unknown, locked].map(({ status, body }) => [status, body.error.message]);
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(locked.status).toBe(401);
    expect(await countOf('accountLocked')).toBe(1);
    test.pass(15 * minuteMs - 1000);
    await test.stranger.post('/api/auth/sign-in/email').send({ email, password }).expect(401);
    test.pass(1000);
    await test.stranger.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
  });

  it('keeps the sign-ins it has, and is opened by the owner', async () => {
    const clinician = await test.signInAs('clinician');
    const { body } = await clinician.get('/api/session');
    const him = body.user as { id: string; email: string };
    await wrongly(him.email, 8);
    await clinician.get('/api/patients').expect(200);
    const people = await test.owner.get('/api/people').expect(200);
    const listed = people.body.people.find((one: { id: string }) => one.id === him.id);
    expect(listed.lockedUntil).toBe('2026-06-15T09:45:00.000Z');
    await test.owner.post(`/api/people/${him.id}/unlock`).expect(204);
    await test.stranger.post('/api/auth/sign-in/email').send({ email: him.email, password }).expect(200);
  });

  it('starts a new count after a sign-in', async () => {
    await wrongly(email, 7);
    await signIn();
    await wrongly(email, 7);
    await signIn();
  });
});
