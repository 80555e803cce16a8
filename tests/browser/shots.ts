import type { Page } from 'playwright-core';
import {
  askedComparisonId,
  busySeries,
  emptySeries,
  faceComparisonId,
  fullSeries,
  id,
  patients,
} from '../web/mock/clinic.ts';
import { changedSeries, declinedSeries, earlySeries, faceSeries } from '../web/mock/courses.ts';
import { reportId } from '../web/mock/reports.ts';
import type { Behaviour } from '../web/mock/server.ts';

/** A page in one of its states, reached over the invented clinic. */
export interface Shot {
  name: string;
  path: string;
  behaviour?: Behaviour;
  /** The viewer fits one screen; other pages are taken whole. */
  oneScreen?: boolean;
  act?: (page: Page) => Promise<void>;
}

const course = `/series/${fullSeries.series.id}`;
const click = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const askConsent = `/patients/${patients[1]!.id}/consent`;
const comparison = (index: number) => `/comparisons/${fullSeries.comparisons[index]!.id}`;
const publishing = (index: number) => `/gallery-cases/publish/clinic-website/${id(6, index)}`;
const busy = (index: number) => `/comparisons/${busySeries.comparisons[index]!.id}`;

export const shots: Shot[] = [
  { name: 'first-run', path: '/first-run?token=abc', behaviour: { signedOut: true } },
  { name: 'sign-in', path: '/sign-in', behaviour: { signedOut: true, firstRun: true } },
  { name: 'sign-in-wrong', path: '/sign-in', behaviour: { signedOut: true }, act: signInWrong },
  { name: 'overview', path: '/overview' },
  { name: 'overview-quiet', path: '/overview', behaviour: { quiet: true } },
  { name: 'overview-empty', path: '/overview', behaviour: { noPatients: true } },
  { name: 'overview-failed', path: '/overview', behaviour: { broken: true } },
  { name: 'overview-loading', path: '/overview', behaviour: { silent: true } },
  { name: 'patients', path: '/patients' },
  { name: 'patients-empty', path: '/patients', behaviour: { noPatients: true } },
  { name: 'patients-failed', path: '/patients', behaviour: { broken: true } },
  { name: 'patients-loading', path: '/patients', behaviour: { silent: true } },
  { name: 'patient-new', path: '/patients', act: click('New patient'), oneScreen: true },
  { name: 'patient', path: `/patients/${patients[0]!.id}` },
  { name: 'patient-long-name', path: `/patients/${patients[1]!.id}` },
  { name: 'patient-empty', path: `/patients/${patients[2]!.id}` },
  { name: 'series-new', path: `/patients/${patients[0]!.id}`, act: click('New series'), oneScreen: true },
  { name: 'series', path: course },
  { name: 'series-empty', path: `/series/${emptySeries.series.id}` },
  { name: 'series-course', path: course, oneScreen: true },
  { name: 'series-face', path: `/series/${faceSeries.series.id}` },
  { name: 'series-changed', path: `/series/${changedSeries.series.id}` },
  { name: 'series-early', path: `/series/${earlySeries.series.id}` },
  { name: 'series-no-photos', path: `/series/${declinedSeries.series.id}` },
  { name: 'capture-no-photos', path: `/series/${declinedSeries.series.id}/capture` },
  { name: 'series-figures', path: course, act: click(/^Show figures/) },
  { name: 'series-failed', path: course, behaviour: { broken: true } },
  { name: 'series-loading', path: course, behaviour: { silent: true } },
  { name: 'series-busy', path: `/series/${busySeries.series.id}` },
  { name: 'series-upload', path: `/series/${emptySeries.series.id}`, act: chooseFiles },
  { name: 'series-session', path: course, act: click('Add session'), oneScreen: true },
  { name: 'series-checklist', path: course, act: answerYes, oneScreen: true },
  { name: 'series-edit', path: course, act: click('Edit'), oneScreen: true },
  { name: 'series-edit-judged', path: course, act: judgeOtherwise, oneScreen: true },
  { name: 'report-new', path: `${course}/reports/new`, act: previewThere },
  { name: 'report-new-face', path: `/series/${faceSeries.series.id}/reports/new`, act: previewThere },
  { name: 'report-new-empty', path: `/series/${emptySeries.series.id}/reports/new` },
  { name: 'report-new-loading', path: `${course}/reports/new`, behaviour: { silent: true } },
  { name: 'report-new-failed', path: `${course}/reports/new`, behaviour: { broken: true } },
  { name: 'report', path: `/reports/${reportId}`, act: previewThere },
  {
    name: 'share-uses',
    path: `/reports/${reportId}`,
    act: (page) =>
      page
        .getByText(/^Opened 2/)
        .first()
        .click(),
  },
  { name: 'share-none', path: `/reports/${reportId}`, behaviour: { quiet: true } },
  { name: 'share-not-consented', path: `/reports/${reportId}`, behaviour: { alone: true } },
  { name: 'share-make', path: `/reports/${reportId}`, act: click('Make a link'), oneScreen: true },
  {
    name: 'share-no-year',
    path: `/reports/${reportId}`,
    behaviour: { quiet: true },
    act: click('Make a link'),
    oneScreen: true,
  },
  { name: 'share-made', path: `/reports/${reportId}`, act: makeLink, oneScreen: true },
  { name: 'share-revoke', path: `/reports/${reportId}`, act: click(/^Revoke the link/), oneScreen: true },
  { name: 'report-remove', path: `/reports/${reportId}`, act: click('Remove report'), oneScreen: true },
  { name: 'report-failed', path: `/reports/${reportId}`, behaviour: { broken: true } },
  { name: 'plan', path: `${course}/plan`, oneScreen: true, act: outline },
  { name: 'plan-proposed', path: `${course}/plan`, act: click('Accept all'), oneScreen: true },
  { name: 'plan-version', path: `${course}/plan`, act: click('Look at version 1'), oneScreen: true },
  { name: 'plan-whole', path: `${course}/plan`, act: click('Outline a chart') },
  { name: 'comparison', path: comparison(6), oneScreen: true },
  { name: 'comparison-side', path: comparison(6), act: click('Side by side'), oneScreen: true },
  { name: 'comparison-map', path: comparison(6), act: (page) => page.keyboard.press('2'), oneScreen: true },
  { name: 'comparison-blemishes', path: comparison(6), act: click('Blemishes'), oneScreen: true },
  { name: 'comparison-face', path: `/comparisons/${faceComparisonId}`, oneScreen: true },
  { name: 'comparison-keys', path: comparison(6), act: (page) => page.keyboard.press('?'), oneScreen: true },
  { name: 'comparison-figures', path: comparison(6), act: showFigures, oneScreen: true },
  { name: 'comparison-limited', path: comparison(3), oneScreen: true },
  { name: 'comparison-difference', path: comparison(6), act: click('Difference'), oneScreen: true },
  {
    name: 'comparison-matched',
    path: comparison(6),
    act: (page) => page.keyboard.press('n'),
    oneScreen: true,
  },
  { name: 'comparison-loupe', path: comparison(6), act: (page) => page.keyboard.press('z'), oneScreen: true },
  { name: 'comparison-full', path: comparison(6), act: (page) => page.keyboard.press('f'), oneScreen: true },
  {
    name: 'comparison-outline',
    path: comparison(6),
    act: (page) => page.keyboard.press('r'),
    oneScreen: true,
  },
  { name: 'comparison-asked', path: `/comparisons/${askedComparisonId}`, oneScreen: true },
  { name: 'comparison-healing', path: comparison(0), oneScreen: true },
  { name: 'comparison-refused', path: busy(0), oneScreen: true },
  { name: 'comparison-failed', path: busy(1), oneScreen: true },
  { name: 'comparison-running', path: busy(2), oneScreen: true },
  { name: 'comparison-queued', path: busy(3), oneScreen: true },
  { name: 'audit', path: '/audit', act: click('Verify the trail') },
  { name: 'audit-failed', path: '/audit', behaviour: { broken: true } },
  {
    name: 'sign-in-code',
    path: '/sign-in',
    behaviour: { signedOut: true, codeNeeded: true },
    act: signInRight,
  },
  { name: 'invitation', path: '/invitation?token=abc', behaviour: { signedOut: true } },
  { name: 'password-reset', path: '/password-reset?token=abc', behaviour: { signedOut: true } },
  { name: 'link-broken', path: '/password-reset', behaviour: { signedOut: true } },
  { name: 'second-factor-needed', path: '/patients', behaviour: { needsSecondFactor: true } },
  { name: 'second-factor-code', path: '/patients', behaviour: { needsSecondFactor: true }, act: toCode },
  { name: 'second-factor-backup', path: '/patients', behaviour: { needsSecondFactor: true }, act: toBackup },
  { name: 'idle-warning', path: '/patients', behaviour: { idle: true }, oneScreen: true },
  { name: 'account', path: '/account' },
  { name: 'account-loading', path: '/account', behaviour: { silent: true } },
  { name: 'account-failed', path: '/account', behaviour: { broken: true } },
  { name: 'account-password', path: '/account', act: click('Change password'), oneScreen: true },
  { name: 'people', path: '/people' },
  { name: 'people-alone', path: '/people', behaviour: { alone: true } },
  { name: 'people-failed', path: '/people', behaviour: { broken: true } },
  { name: 'people-invite', path: '/people', act: click('Invite'), oneScreen: true },
  { name: 'people-link', path: '/people', act: inviteSomebody, oneScreen: true },
  { name: 'people-menu', path: '/people', act: click(/account of Max/), oneScreen: true },
  { name: 'clinic-settings', path: '/clinic-settings' },
  { name: 'verify', path: '/verify' },
  { name: 'verify-genuine', path: '/verify/genuine' },
  { name: 'verify-altered', path: '/verify/altered' },
  { name: 'verify-altered-manifest', path: '/verify/altered-manifest' },
  { name: 'verify-unknown-key', path: '/verify/unknown-key' },
  { name: 'gallery-find', path: '/', behaviour: { role: 'marketing' } },
  { name: 'gallery-find-none', path: '/gallery-cases', behaviour: { noPatients: true, role: 'marketing' } },
  { name: 'gallery-find-narrow', path: '/gallery-cases?verdict=worsened', behaviour: { noPatients: true } },
  { name: 'gallery-find-failed', path: '/gallery-cases', behaviour: { broken: true } },
  { name: 'gallery-find-loading', path: '/gallery-cases', behaviour: { silent: true } },
  { name: 'gallery-publish', path: publishing(1) },
  { name: 'gallery-publish-few', path: publishing(2), behaviour: { quiet: true } },
  {
    name: 'gallery-publish-masked',
    path: publishing(3),
    behaviour: { unmatched: true, role: 'marketing' },
    act: askToPublish,
  },
  { name: 'gallery-publish-failed', path: publishing(9) },
  { name: 'gallery-published', path: '/gallery-cases/published', behaviour: { role: 'marketing' } },
  { name: 'gallery-published-uses', path: '/gallery-cases/published', act: openUses },
  { name: 'gallery-published-none', path: '/gallery-cases/published', behaviour: { noPatients: true } },
  { name: 'gallery-take-down', path: '/gallery-cases/published', act: click(/^Take down/), oneScreen: true },
  { name: 'gallery-take-downs', path: '/gallery-cases/take-downs' },
  { name: 'gallery-take-downs-none', path: '/gallery-cases/take-downs', behaviour: { noPatients: true } },
  { name: 'not-allowed', path: '/patients', behaviour: { role: 'marketing' } },
  { name: 'account-menu', path: '/patients', act: click('Dr Test'), oneScreen: true },
  { name: 'validation', path: '/how-good-is-it' },
  { name: 'card', path: '/card' },
  { name: 'capture-state', path: `${course}/capture` },
  { name: 'capture', path: `${course}/capture`, act: startCapture },
  { name: 'capture-override', path: `${course}/capture`, act: allowPhoto },
  { name: 'capture-review', path: `${course}/capture`, act: takePhoto },
  { name: 'capture-refused', path: `${course}/capture`, act: loseCamera },
  { name: 'consent-patient', path: `/patients/${patients[0]!.id}`, act: click(/^Show all \d+ records/) },
  { name: 'consent-none', path: `/patients/${patients[2]!.id}` },
  {
    name: 'consent-withdraw',
    path: `/patients/${patients[0]!.id}`,
    act: click('Withdraw: Publication, in-clinic screen'),
    oneScreen: true,
  },
  { name: 'consent-paper', path: `/patients/${patients[0]!.id}`, act: openPaper, oneScreen: true },
  { name: 'consent-start', path: askConsent },
  { name: 'consent-start-failed', path: askConsent, behaviour: { broken: true } },
  { name: 'consent-step', path: askConsent, act: (page) => askStep(page, 1), oneScreen: true },
  { name: 'consent-step-missing', path: askConsent, act: leaveOut, oneScreen: true },
  { name: 'consent-publication', path: askConsent, act: (page) => askStep(page, 2), oneScreen: true },
  { name: 'consent-review', path: askConsent, act: (page) => askStep(page, 3), oneScreen: true },
  { name: 'consent-texts', path: '/consent-texts' },
  { name: 'consent-texts-loading', path: '/consent-texts', behaviour: { silent: true } },
  { name: 'consent-texts-failed', path: '/consent-texts', behaviour: { broken: true } },
  { name: 'consent-texts-edit', path: '/consent-texts', act: click('Edit: Publication'), oneScreen: true },
  { name: 'not-found', path: `/series/${id(9, 9)}` },
];

/** Masked, and without the reason that it needs. */
async function askToPublish(page: Page) {
  await page.getByRole('radio', { name: 'Masked face' }).click();
  await page.getByRole('button', { name: /^Publish/ }).click();
  await page.getByText('Give a reason. Without').waitFor();
}

async function openUses(page: Page) {
  for (const summary of await page.locator('.published-case summary').all()) await summary.click();
}

/** The first scope is refused, teaching granted, publication granted in part. */
async function askStep(page: Page, number: number) {
  for (const scope of ['Report to the patient', 'Research']) await page.getByLabel(scope).uncheck();
  await click('Start, then hand over the device')(page);
  if (number === 0) return;
  await page.getByRole('radio', { name: 'No', exact: true }).click();
  await click('Next')(page);
  await page.getByRole('radio', { name: 'Yes, I agree' }).click();
  await page.getByRole('radio', { name: 'My face, partly covered' }).click();
  if (number === 1) return;
  await click('Next')(page);
  await page.getByRole('radio', { name: 'Only a small part of my skin' }).first().click();
  if (number === 2) return;
  for (const group of await page.getByRole('radiogroup').all()) {
    const no = group.getByRole('radio', { name: 'No, not there' });
    if ((await group.getByRole('radio', { checked: true }).count()) === 0) await no.click();
  }
  await click('Next')(page);
}

async function leaveOut(page: Page) {
  await askStep(page, 0);
  await click('Next')(page);
}

async function openPaper(page: Page) {
  await click('More about consent')(page);
  await page.getByRole('menuitem', { name: 'Attach signed paper' }).click();
  await page.getByRole('radio', { name: 'Yes, I agree' }).click();
}

/** A yes asks for a decision. */
/** Another indication, although results are in: a reason is asked for. */
async function judgeOtherwise(page: Page) {
  await click('Edit')(page);
  await page.getByLabel('Indication').selectOption('pores');
  await page.getByLabel(/^Why it is changed/).scrollIntoViewIfNeeded();
}

async function answerYes(page: Page) {
  await click('Add session')(page);
  await page.getByRole('radio', { name: 'Yes' }).first().click();
  await page.getByRole('radio', { name: 'Postpone' }).click();
}

async function signInRight(page: Page) {
  await page.getByLabel('E-mail').fill('somebody@clinic.example');
  await page.getByLabel('Password').first().fill('any');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByLabel('Code').waitFor();
}

async function signInWrong(page: Page) {
  await page.getByLabel('E-mail').fill('somebody@clinic.example');
  await page.getByLabel('Password').first().fill('wrong');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('do not match').waitFor();
}

async function toCode(page: Page) {
  await page.getByLabel('Your password').fill('any');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('img', { name: 'QR code' }).waitFor();
}

async function toBackup(page: Page) {
  await toCode(page);
  await page.getByLabel('Enter the six digits').fill('123456');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('The second factor is on').waitFor();
}

async function inviteSomebody(page: Page) {
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('E-mail').fill('somebody@clinic.example');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByText('The link is ready').waitFor();
}

async function previewThere(page: Page) {
  await page.frameLocator('.report-frame').getByRole('heading', { level: 1 }).waitFor();
}

async function chooseFiles(page: Page) {
  await page.locator('input[type=file]').setInputFiles([
    { name: 'IMG_2031.JPG', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) },
    { name: `${'a very long file name '.repeat(6)}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from('x') },
    { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
  ]);
  await page.getByText('No date in the photo').first().waitFor();
}

async function showFigures(page: Page) {
  await page.getByText('As a chart').click();
  await page.locator('.findings svg[role=img]').waitFor();
  await page.getByText('Figures and method').click();
  await page.getByText('Calibration').scrollIntoViewIfNeeded();
}

async function outline(page: Page) {
  await page.getByRole('button', { name: 'Add treated region' }).click();
  await page.getByLabel('Name of treated skin 1').fill('left cheek');
  const box = (await page.locator('.plan-lines').boundingBox())!;
  for (const [x, y] of [
    [0.5, 0.2],
    [0.9, 0.3],
    [0.8, 0.8],
    [0.4, 0.7],
  ] as const) {
    await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
  }
}

async function startCapture(page: Page) {
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('.capture-advice li, .capture-fits').first().waitFor();
  await page.getByText('Looking').first().waitFor({ state: 'detached', timeout: 15_000 });
}

async function allowPhoto(page: Page) {
  await startCapture(page);
  await page.getByRole('button', { name: 'Take it anyway' }).click();
  await page.getByRole('dialog').waitFor();
}

async function takePhoto(page: Page) {
  await allowPhoto(page);
  await page.getByRole('button', { name: 'Allow the photo' }).click();
  await page.getByRole('button', { name: 'Take photo' }).click();
  await page.getByRole('heading', { name: 'Use this photo?' }).waitFor();
}

async function loseCamera(page: Page) {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('refused for this picture', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'The camera was refused' }).waitFor();
}

async function makeLink(page: Page) {
  await click('Make a link')(page);
  await click('Make the link')(page);
  await page.getByText('The link is ready').waitFor();
}
