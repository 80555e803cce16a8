import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/full';
import { type Agent, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';
import { totpOf } from './totp.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic({ triesLimit: 100 });
});
afterEach(() => test.close());

const { email, password } = testAccount;

async function turnOn(agent: Agent = test.owner) {
  const { body } = await agent.post('/api/account/second-factor').send({ password }).expect(201);
  await agent
    .post('/api/account/second-factor/confirm')
    .send({ code: totpOf(body.secret) })
    .expect(204);
  return body as { secret: string; backupCodes: string[]; qrCodeSvg: string };
}

/** The password step, done right. */
async function halfWay(): Promise<Agent> {
  const agent = supertest.agent(test.clinic.handler);
  const answer = await agent.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
  expect(answer.body).toEqual({ codeNeeded: true });
  return agent;
}

const eventNames = async () =>
  (await test.clinic.rooms.database.selectFrom('auditEvents').select('name').orderBy('id').execute()).map(
    ({ name }) => name,
  );

describe('the second factor', () => {
  it('is on once a code was confirmed, and asked for from then on', async () => {
    await test.owner.post('/api/account/second-factor').send({ password: 'wrong password' }).expect(400);
    const started = await test.owner.post('/api/account/second-factor').send({ password }).expect(201);
    expect(started.body.secret).toMatch(/^[A-Z2-7]{32,}$/);
    await test.owner.post('/api/account/second-factor/confirm').send({ code: '000000' }).expect(400);
    const again = await test.stranger.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
    expect(again.body.user.email).toBe(email);

    const { secret } = await turnOn();
    const { body } = await test.owner.get('/api/account').expect(200);
    expect(body.hasSecondFactor).toBe(true);
    const agent = await halfWay();
    await agent.get('/api/patients').expect(401);
    const signedIn = await agent
      .post('/api/auth/sign-in/code')
      .send({ code: totpOf(secret) })
      .expect(200);
    expect(signedIn.body.user.email).toBe(email);
    await agent.get('/api/patients').expect(200);
    expect(await eventNames()).toContain('secondFactorTurnedOn');
  });

  it('is shown as a QR code that a camera reads', async () => {
    const { qrCodeSvg, secret } = await turnOn();
    const { data, info } = await sharp(Buffer.from(qrCodeSvg))
      .resize({ width: 400, kernel: 'nearest' })
      .flatten({ background: '#fff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const path = createRequire(import.meta.url).resolve('zxing-wasm/full/zxing_full.wasm');
    await prepareZXingModule({
      overrides: { wasmBinary: (await readFile(path)).buffer as ArrayBuffer },
      fireImmediately: true,
    });
    const [code] = await readBarcodes(
      { data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' },
      { formats: ['QRCode'] },
    );
    expect(code?.text).toMatch(/^otpauth:\/\/totp\/Dermalapse:/);
    expect(new URL(code!.text).searchParams.get('secret')).toBe(secret);
  });

  it('takes each backup code once', async () => {
    const { backupCodes } = await turnOn();
    expect(backupCodes).toHaveLength(10);
    const [code] = backupCodes;
    await (await halfWay()).post('/api/auth/sign-in/code').send({ code }).expect(200);
    await (await halfWay()).post('/api/auth/sign-in/code').send({ code }).expect(401);
    const { body } = await test.owner
      .post('/api/account/second-factor/backup-codes')
      .send({ password })
      .expect(201);
    await (await halfWay()).post('/api/auth/sign-in/code').send({ code: backupCodes[1] }).expect(401);
    await (await halfWay()).post('/api/auth/sign-in/code').send({ code: body.backupCodes[0] }).expect(200);
  });

  it('is stored encrypted', async () => {
    const { secret, backupCodes } = await turnOn();
    for (const file of ['dermalapse.sqlite', 'dermalapse.sqlite-wal']) {
      const bytes = await readFile(`${test.folder}/${file}`, 'latin1');
      expect(bytes).not.toContain(secret);
      expect(bytes).not.toContain(backupCodes[0]);
    }
  });

  it('is turned off with the password, unless the clinic requires it', async () => {
    await turnOn();
    await test.owner.patch('/api/clinic-settings').send({ secondFactorRequired: true }).expect(200);
    const refused = await test.owner.post('/api/account/second-factor/turn-off').send({ password });
    expect(refused.status).toBe(409);
    await test.owner.patch('/api/clinic-settings').send({ secondFactorRequired: false }).expect(200);
    await test.owner.post('/api/account/second-factor/turn-off').send({ password: 'wrong one' }).expect(400);
    await test.owner.post('/api/account/second-factor/turn-off').send({ password }).expect(204);
    const answer = await test.stranger.post('/api/auth/sign-in/email').send({ email, password });
    expect(answer.body.user.email).toBe(email);
  });

  it('asks for the password again after too many codes, and can not be had without one', async () => {
    await turnOn();
    await test.stranger.post('/api/auth/sign-in/code').send({ code: '123456' }).expect(410);
    const agent = await halfWay();
    for (let tries = 0; tries < 5; tries += 1) {
      await agent.post('/api/auth/sign-in/code').send({ code: '000000' }).expect(401);
    }
    await agent.post('/api/auth/sign-in/code').send({ code: '000000' }).expect(410);
  });

  it('counts wrong codes across sign-ins: a right password between them changes nothing', async () => {
    const { secret } = await turnOn();
    for (const wrong of [4, 4]) {
      const agent = await halfWay();
      for (let tries = 0; tries < wrong; tries += 1) {
        await agent.post('/api/auth/sign-in/code').send({ code: '000000' }).expect(401);
      }
    }
    await test.stranger.post('/api/auth/sign-in/email').send({ email, password }).expect(401);
    test.pass(15 * 60_000);
    await (await halfWay())
      .post('/api/auth/sign-in/code')
      .send({ code: totpOf(secret) })
      .expect(200);
    expect(await eventNames()).toContain('accountLocked');
  });
});

describe('a clinic that requires it', () => {
  it('lets nobody do anything before it is set up', async () => {
    const marketing = await test.signInAs('marketing');
    const clinician = await test.signInAs('clinician');
    const early = await test.owner.patch('/api/clinic-settings').send({ secondFactorRequired: true });
    expect(early.status).toBe(409);
    await turnOn();
    await test.owner.patch('/api/clinic-settings').send({ secondFactorRequired: true }).expect(200);
    for (const agent of [clinician, marketing]) {
      const refused = await agent.get('/api/about');
      expect([refused.status, refused.body.error.code]).toEqual([403, 'SECOND_FACTOR_NEEDED']);
      const { body } = await agent.get('/api/session').expect(200);
      expect(body.needsSecondFactor).toBe(true);
    }
    await clinician.get('/api/patients').expect(403);
    await turnOn(clinician);
    await clinician.get('/api/patients').expect(200);
    await marketing.post('/api/auth/sign-out').expect(204);
  });
});
