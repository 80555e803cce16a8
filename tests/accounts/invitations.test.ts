import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invitedAs, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

const dayMs = 86_400_000;
const ben = { name: 'Ben', password: 'four unrelated words' };

async function invite(email = 'ben@clinic.example', role = 'clinician') {
  const { body } = await test.owner.post('/api/invitations').send({ email, role }).expect(201);
  return { ...body, token: new URL(body.link).searchParams.get('token') as string };
}

describe('an invitation', () => {
  it('makes one account of the role it was made for, and signs in', async () => {
    const { token, link, invitation } = await invite();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation\?token=/);
    await test.stranger
      .post('/api/invitation/look-up')
      .send({ token })
      .expect(200, { email: 'ben@clinic.example', role: 'clinician' });
    const agent = supertest.agent(test.clinic.handler);
    const made = await agent.post('/api/invitation/accept').send({ token, ...ben });
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({ name: 'Ben', email: 'ben@clinic.example', role: 'clinician' });
    await agent.get('/api/patients').expect(200);
    await agent.get('/api/people').expect(403);
    await test.stranger
      .post('/api/invitation/accept')
      .send({ token, ...ben })
      .expect(410);
    const { body } = await test.owner.get('/api/people').expect(200);
    expect(body.invitations).toEqual([]);
    expect(body.people.map((person: { role: string }) => person.role)).toEqual(['clinician', 'owner']);
    const events = await test.clinic.rooms.database.selectFrom('auditEvents').selectAll().execute();
    expect(events.map(({ name }) => name)).toEqual([
      'signingKeyMade',
      'accountCreated',
      'invitationCreated',
      'accountCreated',
      'patientsListed',
      'peopleListed',
    ]);
    expect(events.find(({ name }) => name === 'invitationCreated')?.entityId).toBe(invitation.id);
    expect(JSON.stringify(events)).not.toContain('ben@');
  });

  it('ends after seven days', async () => {
    const { token } = await invite();
    test.pass(7 * dayMs - 1000);
    await test.stranger.post('/api/invitation/look-up').send({ token }).expect(200);
    test.pass(1000);
    await test.stranger.post('/api/invitation/look-up').send({ token }).expect(410);
    await test.stranger
      .post('/api/invitation/accept')
      .send({ token, ...ben })
      .expect(410);
    const { email, password } = testAccount;
    await test.owner.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
    const { body } = await test.owner.get('/api/people').expect(200);
    expect(body.invitations).toEqual([]);
  });

  it('is ended by the owner, and by a newer one for the same e-mail', async () => {
    const first = await invite();
    const second = await invite('BEN@clinic.example', 'marketing');
    await test.stranger.post('/api/invitation/look-up').send({ token: first.token }).expect(410);
    const { body } = await test.owner.get('/api/people').expect(200);
    expect(body.invitations).toEqual([second.invitation]);
    await test.owner.delete(`/api/invitations/${second.invitation.id}`).expect(204);
    await test.stranger.post('/api/invitation/look-up').send({ token: second.token }).expect(410);
    await test.owner.delete(`/api/invitations/${second.invitation.id}`).expect(404);
  });

  it('survives a password that was refused', async () => {
    const { token } = await invite();
    const refused = await test.stranger
      .post('/api/invitation/accept')
      .send({ token, name: 'Ben', password: 'Password1234' });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(/^password: This is one of the passwords/);
    await test.stranger
      .post('/api/invitation/accept')
      .send({ token, ...ben })
      .expect(201);
  });

  it('is not made for an e-mail that has an account', async () => {
    const answer = await test.owner
      .post('/api/invitations')
      .send({ email: testAccount.email, role: 'marketing' });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
  });

  it('is stored without its token', async () => {
    const { token } = await invite();
    const stored = await test.clinic.rooms.database.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('makes one account of two tries at once', async () => {
    const { token } = await invite();
    const tries = await Promise.all(
      [1, 2].map(() => test.stranger.post('/api/invitation/accept').send({ token, ...ben })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 410]);
  });
});

describe('the role', () => {
  it('decides what an account may ask for', async () => {
    const clinician = await test.signInAs('clinician');
    const marketing = await test.signInAs('marketing');
    await clinician.get('/api/patients').expect(200);
    await clinician.post('/api/invitations').send({ email: 'x@y.example', role: 'owner' }).expect(403);
    const refused = await marketing.get('/api/patients');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'FORBIDDEN']);
    const { body } = await marketing.get('/api/session').expect(200);
    expect(body.user).toMatchObject({ email: invitedAs('marketing'), role: 'marketing' });
    await marketing.post('/api/auth/sign-out').expect(204);
  });
});
