import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fillPath, readOperations } from '../access/operations.ts';
import { totpOf } from '../accounts/totp.ts';
import { invitedAs, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));
const root = join(import.meta.dirname, '../..');
const minuteMs = 60_000;
const colleague = { email: 'ben@clinic.example', name: 'Ben Colleague', password: 'four unrelated words' };

/** Nothing of this may ever reach marketing. */
const secrets = /Unmistakable|UNM-4711|\b1931\b|yearOfBirth/;

describe.skipIf(!executable)('accounts in a browser', () => {
  let clinic: TestClinic;
  let server: Server;
  let origin: string;
  let browser: Browser;
  let ownerPage: Page;
  let context: BrowserContext;
  let page: Page;
  let secret: string;

  beforeAll(async () => {
    clinic = await openTestClinic({ webFolder: join(root, 'dist/web'), triesLimit: 1000 });
    server = createServer(clinic.clinic.handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // By name: passkeys need one.
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser(executable!);
    ownerPage = await newPage(await newContext());
    context = await newContext();
    page = await newPage(context);
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await clinic?.close();
  });

  const newContext = () =>
    browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  async function newPage(within: BrowserContext): Promise<Page> {
    const made = await within.newPage();
    made.setDefaultTimeout(20_000);
    return made;
  }

  let failed = false;
  beforeEach(({ skip }) => skip(failed, 'a step before failed'));
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail';
  });

  async function givePassword(on: Page, { email, password }: { email: string; password: string }) {
    await on.getByLabel('E-mail').fill(email);
    await on.getByRole('textbox', { name: 'Password' }).fill(password);
    await on.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  async function signOut(on: Page, name: string) {
    await on.getByRole('button', { name }).click();
    await on.getByRole('menuitem', { name: 'Sign out' }).click();
    await on.getByRole('heading', { name: 'Sign in' }).waitFor();
  }
  const expectAccessible = async (on: Page) => expect(await findAccessibilityFaults(on)).toEqual([]);

  test('an owner invites a colleague, who makes an account with the link', async () => {
    await ownerPage.goto(`${origin}/people`);
    await givePassword(ownerPage, testAccount);
    await ownerPage.getByRole('heading', { name: 'You are the only one so far' }).waitFor();
    await expectAccessible(ownerPage);
    await ownerPage.getByRole('button', { name: 'Invite' }).click();
    await ownerPage.getByLabel('E-mail').fill(colleague.email);
    await ownerPage.getByLabel('Role').selectOption('Clinician');
    await ownerPage.getByRole('button', { name: 'Make the link' }).click();
    const link = await ownerPage.getByRole('textbox', { name: 'Link' }).inputValue();
    await expectAccessible(ownerPage);
    await ownerPage.getByRole('button', { name: 'Done' }).click();
    await ownerPage.getByRole('heading', { name: 'Open invitations' }).waitFor();

    await page.goto(link);
    await page.getByRole('heading', { name: 'You are invited' }).waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(colleague.email);
    await expectAccessible(page);
    await page.getByLabel('Your name').fill(colleague.name);
    await page.getByRole('textbox', { name: 'Password' }).fill('Password1234');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('one of the passwords that are tried first').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill(colleague.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('link', { name: 'Patients' }).waitFor();
    await page.goto(`${origin}/people`);
    await page.getByText('Your account is not allowed to see this').waitFor();

    const late = await newPage(await newContext());
    await late.goto(link);
    await late.getByRole('heading', { name: 'This invitation does not work any more' }).waitFor();
    await expectAccessible(late);
    await late.close();
  });

  test('the clinic requires a second factor: it is set up, and asked for at the next sign-in', async () => {
    await setUpSecondFactor(ownerPage, testAccount.password, async () => {
      await ownerPage.goto(`${origin}/account`);
      await ownerPage.getByRole('button', { name: 'Set up' }).click();
    });
    await ownerPage.goto(`${origin}/clinic-settings`);
    await ownerPage.getByLabel('Every account needs a second factor').check();
    await expectAccessible(ownerPage);
    await ownerPage.getByRole('button', { name: 'Save' }).click();
    await ownerPage.getByText('Saved.').waitFor();

    secret = await setUpSecondFactor(page, colleague.password, async () => {
      await page.goto(`${origin}/patients`);
      await page.getByRole('heading', { name: 'A second factor is needed' }).waitFor();
    });
    await page.getByRole('link', { name: 'Patients' }).waitFor();
    await signOut(page, colleague.name);

    await givePassword(page, colleague);
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('This code is not right').waitFor();
    await page.getByLabel('Code').fill(totpOf(secret));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Patients' }).waitFor();
  });

  async function setUpSecondFactor(on: Page, password: string, open: () => Promise<void>): Promise<string> {
    await open();
    await on.getByLabel('Your password').fill(password);
    await on.getByRole('button', { name: 'Go on' }).click();
    await on.getByRole('img', { name: 'QR code' }).waitFor();
    await expectAccessible(on);
    const shown = (await on.locator('.factor-secret').innerText()).replaceAll(' ', '');
    await on.getByLabel('Enter the six digits').fill(totpOf(shown));
    await on.getByRole('button', { name: 'Turn on' }).click();
    await on.getByText('The second factor is on').waitFor();
    expect(await on.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').count()).toBe(10);
    await expectAccessible(on);
    await on.getByRole('button', { name: 'I have kept them' }).click();
    return shown;
  }

  test('a passkey is added, and signs in by itself', async () => {
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${origin}/account`);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByLabel('Name of this device').fill('Reception tablet');
    await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Remove Reception tablet' }).waitFor();
    await expectAccessible(page);
    await signOut(page, colleague.name);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('link', { name: 'Patients' }).waitFor();
    await devtools.send('WebAuthn.disable');
  });

  test('an idle screen is warned of, and cleared, with the way back', async () => {
    await clinic.clinic.rooms.database.updateTable('clinicSettings').set({ idleMinutes: 5 }).execute();
    await page.clock.install();
    await page.goto(`${origin}/how-good-is-it`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const pass = async (ms: number) => {
      clinic.pass(ms);
      await page.clock.fastForward(ms);
    };
    await pass(4 * minuteMs + 2000);
    await page.getByText('Are you still there?').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByText('Are you still there?').waitFor({ state: 'hidden' });
    await pass(3 * minuteMs);
    await page.getByRole('link', { name: 'Patients' }).waitFor();
    await pass(1 * minuteMs + 2000);
    await page.getByText('Are you still there?').waitFor();
    await pass(minuteMs);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/how-good-is-it');
    expect(await page.getByRole('link', { name: 'Patients' }).count()).toBe(0);

    await givePassword(page, colleague);
    await page.getByLabel('Code').fill(totpOf(secret));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Patients' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/how-good-is-it');
    await signOut(page, colleague.name);
  });

  test('eight wrong passwords lock an account, and the owner opens it', async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      const wrong = { email: colleague.email, password: 'not the password' };
      await clinic.stranger.post('/api/auth/sign-in/email').send(wrong).expect(401);
    }
    await givePassword(page, colleague);
    await page.getByText('E-mail and password do not match').waitFor();

    await ownerPage.goto(`${origin}/people`);
    await signInOwner();
    await ownerPage.getByText('Locked until').waitFor();
    await expectAccessible(ownerPage);
    await ownerPage.getByRole('button', { name: `account of ${colleague.name}` }).click();
    await ownerPage.getByRole('menuitem', { name: 'Unlock' }).click();
    await ownerPage.getByText('Locked until').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
  });

  /** The owner's screen lay idle, too; and an owner who lost the phone is helped by the database alone. */
  async function signInOwner() {
    await ownerPage.getByRole('heading', { name: 'Sign in' }).waitFor();
    const { database } = clinic.clinic.rooms;
    await database
      .updateTable('loginUser')
      .set({ twoFactorEnabled: 0 })
      .where('role', '=', 'owner')
      .execute();
    await database.updateTable('clinicSettings').set({ secondFactorRequired: 0, idleMinutes: 30 }).execute();
    await givePassword(ownerPage, testAccount);
  }

  test('every step is in the audit trail', async () => {
    const events = await clinic.clinic.rooms.database.selectFrom('auditEvents').select('name').execute();
    expect(events.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'accountCreated',
        'signedIn',
        'signInRefused',
        'signedOut',
        'signInRanOut',
        'accountLocked',
        'accountUnlocked',
        'invitationCreated',
        'peopleListed',
        'clinicSettingsChanged',
        'secondFactorTurnedOn',
        'passkeyAdded',
      ]),
    );
  });

  test('marketing walks every page and asks every route, and meets no patient', async () => {
    const { email, password } = testAccount;
    await clinic.owner.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
    const patient = {
      name: 'Unmistakable Name',
      number: 'UNM-4711',
      yearOfBirth: 1931,
      notes: 'Unmistakable note',
    };
    const { body: made } = await clinic.owner.post('/api/patients').send(patient).expect(201);
    const { body: series } = await clinic.owner
      .post(`/api/patients/${made.id}/series`)
      .send({ name: 'Unmistakable series' })
      .expect(201);
    const own: Record<string, string> = { patientId: made.id, seriesId: series.id };
    await clinic.signInAs('marketing');

    const met: string[] = [];
    const asked = new Set<string>();
    const visitor = await newPage(await newContext());
    visitor.on('request', (request) => asked.add(new URL(request.url()).pathname));
    visitor.on('response', async (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/')) met.push(await response.text().catch(() => ''));
    });
    await visitor.goto(`${origin}/`);
    await givePassword(visitor, { email: invitedAs('marketing'), password });
    await visitor.getByRole('heading', { name: 'Cases', exact: true }).waitFor();
    await expectAccessible(visitor);
    expect(await visitor.getByRole('navigation', { name: 'Main' }).innerText()).not.toMatch(/Patients/);

    for (const path of pageAddresses()) {
      await visitor.goto(origin + path.replace(/:(\w+)/g, (_, name: string) => own[name] ?? 'unknown'));
      await visitor.locator('h1').first().waitFor();
      await visitor.waitForLoadState('networkidle');
      const isOpen = /^\/(how-good-is-it|account|gallery-cases(\/.*)?|sign-in|)$/.test(path);
      const isDoor = /^\/(first-run|invitation|password-reset|demo-sign-in)$/.test(path);
      const heading = await visitor.locator('h1').first().innerText();
      expect([path, heading === 'Not for your account']).toEqual([path, !isOpen && !isDoor]);
      expect([path, secrets.test(await visitor.content())]).toEqual([path, false]);
    }
    const askedOfApi = [...asked].filter((path) => path.startsWith('/api/'));
    expect(
      askedOfApi.filter(
        (path) => !/\/(session|first-run|sign-in|demo-sign-in|validation|about|account|gallery)/.test(path),
      ),
    ).toEqual([]);

    const operations = (await readOperations(clinic)).filter(({ method }) => method === 'get');
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) {
      const path = fillPath(operation, (name) => own[name] ?? made.id);
      const text = await visitor.evaluate(async (url) => {
        const stop = new AbortController();
        setTimeout(() => stop.abort(), 3000);
        return (await fetch(url, { signal: stop.signal })).text().catch(() => '');
      }, path);
      if (path !== '/api/openapi.json') met.push(text);
    }
    expect(met.filter((text) => secrets.test(text)).map((text) => text.slice(0, 200))).toEqual([]);
    await visitor.close();
  });
});

/** Every address of the app, as its table of pages has them. */
function pageAddresses(): string[] {
  const table = readFileSync(join(root, 'src/web/shell/routes.tsx'), 'utf8');
  const found = [...table.matchAll(/path: '(\/[^']*)'/g)].map(([, path]) => path!);
  expect(found.length).toBeGreaterThan(12);
  return found;
}
