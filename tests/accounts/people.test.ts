import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invitedAs, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic({ triesLimit: 100 });
});
afterEach(() => test.close());

const { email, password } = testAccount;

async function idOf(who: string): Promise<string> {
  const { body } = await test.owner.get('/api/people').expect(200);
  return body.people.find((one: { email: string }) => one.email === who).id;
}
const signInStatus = async (who: string, word = password) =>
  (await test.stranger.post('/api/auth/sign-in/email').send({ email: who, password: word })).status;

describe('an account that is deactivated', () => {
  it('ends at once, answers like a wrong password, and can be opened again', async () => {
    const clinician = await test.signInAs('clinician');
    const id = await idOf(invitedAs('clinician'));
    await test.owner.patch(`/api/people/${id}`).send({ active: false }).expect(204);
    await clinician.get('/api/session').expect(401);
    expect(await signInStatus(invitedAs('clinician'))).toBe(401);
    const { body } = await test.owner.get('/api/people').expect(200);
    expect(body.people.at(-1)).toMatchObject({ id, deactivatedAt: '2026-06-15T09:30:00.000Z' });
    await test.owner.post(`/api/people/${id}/password-reset`).expect(409);
    await test.owner.patch(`/api/people/${id}`).send({ active: true }).expect(204);
    expect(await signInStatus(invitedAs('clinician'))).toBe(200);
  });
});

describe('a changed role', () => {
  it('holds from the next sign-in, and ends those of before', async () => {
    const clinician = await test.signInAs('clinician');
    const id = await idOf(invitedAs('clinician'));
    await test.owner.patch(`/api/people/${id}`).send({ role: 'marketing' }).expect(204);
    await clinician.get('/api/patients').expect(401);
    await clinician
      .post('/api/auth/sign-in/email')
      .send({ email: invitedAs('clinician'), password })
      .expect(200);
    await clinician.get('/api/patients').expect(403);
  });

  it('leaves at least one owner', async () => {
    const own = await idOf(email);
    for (const change of [{ role: 'clinician' }, { active: false }]) {
      const refused = await test.owner.patch(`/api/people/${own}`).send(change);
      expect([refused.status, refused.body.error.code]).toEqual([409, 'CONFLICT']);
    }
    await test.owner.get('/api/people').expect(200);
    await test.signInAs('owner');
    await test.owner.patch(`/api/people/${own}`).send({ role: 'clinician' }).expect(204);
  });
});

describe('a password reset', () => {
  const issue = async (id: string) => {
    const { body } = await test.owner.post(`/api/people/${id}/password-reset`).expect(201);
    return new URL(body.link).searchParams.get('token') as string;
  };

  it('ends password and sign-ins, and sets a new one once', async () => {
    const clinician = await test.signInAs('clinician');
    const who = invitedAs('clinician');
    const id = await idOf(who);
    const token = await issue(id);
    await clinician.get('/api/session').expect(401);
    expect(await signInStatus(who)).toBe(401);
    await test.stranger
      .post('/api/password-reset/look-up')
      .send({ token })
      .expect(200, { name: 'Test clinician', email: who });
    const next = 'a wholly other password';
    await test.stranger.post('/api/password-reset').send({ token, password: 'test clinician' }).expect(400);
    await test.stranger.post('/api/password-reset').send({ token, password: next }).expect(204);
    await test.stranger.post('/api/password-reset').send({ token, password: next }).expect(410);
    expect(await signInStatus(who)).toBe(401);
    expect(await signInStatus(who, next)).toBe(200);
    const events = await test.clinic.rooms.database.selectFrom('auditEvents').selectAll().execute();
    expect(events.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['passwordResetIssued', 'passwordReset']),
    );
    expect(JSON.stringify(events)).not.toContain(token);
  });

  it('ends after a day, and when a newer one is made', async () => {
    await test.signInAs('clinician');
    const id = await idOf(invitedAs('clinician'));
    const first = await issue(id);
    const second = await issue(id);
    await test.stranger.post('/api/password-reset/look-up').send({ token: first }).expect(410);
    test.pass(24 * 3_600_000);
    await test.stranger.post('/api/password-reset/look-up').send({ token: second }).expect(410);
  });

  it('is not for one’s own account', async () => {
    await test.owner.post(`/api/people/${await idOf(email)}/password-reset`).expect(409);
  });
});

describe('what is asked of somebody who is not there', () => {
  it('is answered 404', async () => {
    await test.owner.patch('/api/people/nobody').send({ active: false }).expect(404);
    await test.owner.post('/api/people/nobody/password-reset').expect(404);
    await test.owner.post('/api/people/nobody/unlock').expect(404);
    await test.owner.delete('/api/people/nobody/factors').expect(404);
    await test.owner.delete('/api/account/passkeys/nothing').expect(404);
  });
});

describe('a password', () => {
  it.each([
    ['short', /Use at least 10 characters/],
    ['aaaaaaaaaaaa', /again and again/],
    ['Password123', /tried first/],
    ['clinician@clinic.example', /your name or e-mail/],
    ['Clinician1234', /your name or e-mail/],
    ['Dr. Test 1234', /your name or e-mail/],
  ])('%s is refused with the rule it breaks', async (newPassword, rule) => {
    const answer = await test.owner
      .post('/api/auth/change-password')
      .send({ currentPassword: password, newPassword });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(rule);
  });
});

describe('the settings', () => {
  it('are the owner’s, and checked', async () => {
    const clinician = await test.signInAs('clinician');
    await clinician.get('/api/clinic-settings').expect(403);
    await test.owner
      .get('/api/clinic-settings')
      .expect(200, { name: '', idleMinutes: 30, secondFactorRequired: false });
    for (const idleMinutes of [4, 481, 7.5]) {
      await test.owner.patch('/api/clinic-settings').send({ idleMinutes }).expect(400);
    }
    await test.owner.patch('/api/clinic-settings').send({ name: ' Skin on Main ' }).expect(200);
    const { body } = await clinician.get('/api/session').expect(200);
    expect(body.clinicName).toBe('Skin on Main');
  });
});

describe('passkeys', () => {
  it('can not be had where the address is a number, and the page is told why', async () => {
    const { body } = await test.owner.get('/api/account').expect(200);
    expect(body.whyNoPasskeys).toMatch(/open http:\/\/localhost:\d+;/);
    await test.owner.post('/api/account/passkey-options').expect(409);
  });

  it('that nobody knows open nothing', async () => {
    const answer = await test.stranger
      .post('/api/auth/sign-in/passkey')
      .send({ credential: { id: 'made-up', response: {} } });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'NOT_SIGNED_IN']);
  });
});
