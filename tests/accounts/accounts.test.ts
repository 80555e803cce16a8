import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueDemoToken, issueFirstRunToken } from '../../src/accounts/index.ts';
import { openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';

let test: TestClinic;
afterEach(() => test.close());

const account = { name: 'Ann', email: 'ann@clinic.example', password: 'ten letters at least' };

describe('the first run', () => {
  beforeEach(async () => {
    test = await openTestClinic({ signIn: false });
  });

  it('makes the one account with the link, signs in, and ends the link', async () => {
    await test.stranger.get('/api/first-run').expect(200, { needed: true });
    const token = await issueFirstRunToken(test.clinic.rooms);
    const made = await test.clinician.post('/api/first-run').send({ ...account, token });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      user: { id: expect.any(String), name: 'Ann', email: 'ann@clinic.example', role: 'owner' },
      clinicName: '',
      idleMinutes: 30,
      secondsLeft: 1800,
      needsSecondFactor: false,
      demo: false,
    });
    await test.clinician.get('/api/session').expect(200);
    await test.stranger.get('/api/first-run').expect(200, { needed: false });
    const again = await test.stranger
      .post('/api/first-run')
      .send({ ...account, email: 'other@clinic.example', token });
    expect(again.status).toBe(410);
    expect(await issueFirstRunToken(test.clinic.rooms)).toBeNull();
  });

  it('makes one account of two tries at once', async () => {
    const token = await issueFirstRunToken(test.clinic.rooms);
    const tries = await Promise.all(
      ['one', 'two'].map((name) =>
        test.stranger.post('/api/first-run').send({ ...account, email: `${name}@clinic.example`, token }),
      ),
    );
    expect(tries.map((answer) => answer.status).sort()).toEqual([201, 410]);
    const users = await test.clinic.rooms.database.selectFrom('loginUser').selectAll().execute();
    expect(users).toHaveLength(1);
  });

  it('ends an older link when a new one is printed, and stores neither', async () => {
    const old = await issueFirstRunToken(test.clinic.rooms);
    const token = await issueFirstRunToken(test.clinic.rooms);
    await test.stranger
      .post('/api/first-run')
      .send({ ...account, token: old })
      .expect(410);
    const stored = await test.clinic.rooms.database.selectFrom('oneTimeTokens').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    await test.stranger
      .post('/api/first-run')
      .send({ ...account, token })
      .expect(201);
  });

  it('refuses a short password and keeps the link alive', async () => {
    const token = await issueFirstRunToken(test.clinic.rooms);
    const short = await test.stranger.post('/api/first-run').send({ ...account, password: 'short', token });
    expect(short.status).toBe(400);
    expect(short.body.error.message).toBe('password: Use at least 10 characters.');
    await test.stranger
      .post('/api/first-run')
      .send({ ...account, token })
      .expect(201);
  });

  it('is the only way to an account', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-up', '/api/auth/reset-password']) {
      await test.stranger.post(path).send(account).expect(404);
    }
    const refused = await test.clinic.rooms.library.call({
      path: '/sign-up/email',
      body: account,
      headers: new Headers(),
    });
    expect(refused.ok).toBe(false);
  });
});

describe('signing in and out', () => {
  beforeEach(async () => {
    test = await openTestClinic();
  });
  const { email, password } = testAccount;

  it('sets a cookie that scripts and other sites can not use', async () => {
    const answer = await test.stranger.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
    const [cookie] = answer.get('set-cookie') ?? [];
    expect(cookie).toMatch(/^dermalapse\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('answers an unknown e-mail like a wrong password', async () => {
    const wrong = await test.stranger
      .post('/api/auth/sign-in/email')
      .send({ email, password: 'not the password' });
    const unknown = await test.stranger
      .post('/api/auth/sign-in/email')
      .send({ email: 'nobody@clinic.example', password });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.body.error.message).toBe(unknown.body.error.message);
  });

  it('ends a sign-in on the server, not only in the browser', async () => {
    const answer = await test.stranger.post('/api/auth/sign-in/email').send({ email, password });
    const cookie = String((answer.get('set-cookie') ?? [])[0]).split(';')[0] ?? '';
    await test.stranger.get('/api/patients').set('cookie', cookie).expect(200);
    await test.stranger.post('/api/auth/sign-out').set('cookie', cookie).expect(204);
    await test.stranger.get('/api/patients').set('cookie', cookie).expect(401);
    await test.stranger.get('/api/session').set('cookie', cookie).expect(401);
  });

  it('does not take a cookie that was tampered with', async () => {
    const answer = await test.stranger.post('/api/auth/sign-in/email').send({ email, password });
    const cookie = (answer.get('set-cookie') ?? [])[0]?.split(';')[0] ?? '';
    const name = cookie.slice(0, cookie.indexOf('=') + 1);
    const value = cookie.slice(name.length);
    const forged = `${name}${value[0] === 'A' ? 'B' : 'A'}${value.slice(1)}`;
    await test.stranger.get('/api/patients').set('cookie', forged).expect(401);
  });

  it('changes the password and ends the other sign-ins', async () => {
    const other = supertest.agent(test.clinic.handler);
    await other.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
    const newPassword = 'another long password';
    await test.clinician
      .post('/api/auth/change-password')
      .send({ currentPassword: 'wrong', newPassword })
      .expect(400);
    await test.clinician
      .post('/api/auth/change-password')
      .send({ currentPassword: password, newPassword })
      .expect(204);
    await other.get('/api/session').expect(401);
    await test.clinician.get('/api/session').expect(200);
    await test.stranger.post('/api/auth/sign-in/email').send({ email, password }).expect(401);
    await test.stranger.post('/api/auth/sign-in/email').send({ email, password: newPassword }).expect(200);
  });

  it('keeps passwords hashed and its secret to itself', async () => {
    const { mode } = await stat(join(test.folder, 'auth-secret'));
    expect(mode & 0o777).toBe(0o600);
    const database = await readFile(join(test.folder, 'dermalapse.sqlite-wal'), 'latin1');
    expect(database).not.toContain(password);
  });

  it('leaves a trail without e-mail or password', async () => {
    await test.stranger.post('/api/auth/sign-in/email').send({ email, password: 'not the password' });
    await test.clinician.post('/api/auth/sign-out').expect(204);
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .selectAll()
      .orderBy('id')
      .execute();
    expect(events.map((event) => event.name)).toEqual([
      'signingKeyMade',
      'accountCreated',
      'signInRefused',
      'signedOut',
    ]);
    expect(JSON.stringify(events)).not.toContain(email);
  });
});

describe('limits and links', () => {
  it('stops an address after ten failed tries', async () => {
    test = await openTestClinic();
    const wrong = { email: testAccount.email, password: 'not the password' };
    for (let tries = 0; tries < 10; tries += 1) {
      await test.stranger.post('/api/auth/sign-in/email').send(wrong).expect(401);
    }
    const stopped = await test.stranger.post('/api/auth/sign-in/email').send(wrong);
    expect(stopped.status).toBe(429);
    expect(stopped.body.error.code).toBe('TOO_MANY_REQUESTS');
  });

  it('marks cookies Secure when people come by https', async () => {
    test = await openTestClinic({ publicUrl: 'https://photos.clinic.example', signIn: false });
    const token = await issueFirstRunToken(test.clinic.rooms);
    const made = await test.stranger.post('/api/first-run').send({ ...account, token });
    expect((made.get('set-cookie') ?? [])[0]).toMatch(/^__Secure-dermalapse.*; Secure/);
  });

  it('has no demo sign-in in a real clinic, even with a stored token', async () => {
    test = await openTestClinic();
    const token = await issueDemoToken(test.clinic.rooms);
    await test.stranger.post('/api/demo-sign-in').send({ token }).expect(410);
  });
});
