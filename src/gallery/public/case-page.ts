import { formatDay, parseDay } from '../../charts/calendar.ts';
import {
  type Content,
  html,
  type Markup,
  pageAnswer,
  photoPair,
  photoPairScript,
} from '../../pages/index.ts';
import { lowerFirst } from '../../reports/verdict-sentence.ts';
import type { PageAnswer } from '../../route.ts';
import { pictureOf } from '../pictures.ts';
import { bestCaseNote } from './best-case-warning.ts';
import { outcomeSection } from './outcome-section.ts';
import type { PublicCase, PublicCaseDetail } from './public-gallery.ts';
import { galleryStyle } from './style.ts';
import { caseTitle, changesLine, laterLine, metricOf, resultLine, resultOf, timingLine } from './words.ts';

/** One case: the pair, what was measured, and beside it what all comparable series came to. */
export function casePage(page: PublicCaseDetail): PageAnswer {
  const { shown, clinic, outcomes, bestCaseOnly } = page;
  const { facts, slug } = shown;
  return pageAnswer({
    title: `${caseTitle(facts)}: before and after`,
    style: galleryStyle,
    script: photoPairScript,
    body: html`<header class="site reading">${clinic && `${clinic} · `}<a href="/gallery">All cases</a></header>
<main class="reading">
${caseHead(page)}
<p class="quiet">${photoNote(shown)}</p>
<h2>What to expect</h2>
<p>Results vary. This is one case, and it says little about the next one. So here is what all comparable series at this clinic came to, published or not.</p>
${bestCaseNote({ selection: outcomes.selection, bestCaseOnly })}
${outcomeSection(outcomes)}
<h2>What was measured</h2>
<p>What this series is about is ${metricOf(facts.measurement.metric).label.toLowerCase()} of the ${facts.measurement.region}, at the latest visit there was when it was published${facts.changedAfterResults.length === 0 && ': no better result was picked'}. The range says how far the true change may lie from the measured one.</p>
${measurements(shown)}
${facts.comparability.reasons.length === 0 && html`<p>Both photos were taken under matching conditions: place of the head, light, distance and sharpness were checked before anything was measured.</p>`}
<h2>Proof</h2>
<p>Everything that is told of this case is signed: the photos’ originals, each step from them to these pictures, every number, the clinic’s words. Save <a href="/gallery/cases/${slug}/manifest.json" download="manifest.json">the manifest</a> and <a href="/gallery/cases/${slug}/case.json" download="case.json">the facts</a> with the pictures, and <a href="/verify">verify them</a>: one changed pixel, number or word shows. What all series came to is signed in <a href="/gallery/feed.json">the list of cases</a>.</p>
<p class="quiet">Published with the consent of the person shown, who can take it back at any time; then this page is gone. It measures photos; it is not a diagnosis.</p>
</main>`,
  });
}

/** The same in a frame of another website: what must not be missing, and the way to the rest. */
export function embeddedCase(page: PublicCaseDetail): PageAnswer {
  const { shown, outcomes, bestCaseOnly } = page;
  const { facts, slug } = shown;
  return pageAnswer({
    title: `${caseTitle(facts)}: before and after`,
    style: `${galleryStyle}main{padding-bottom:16px}`,
    script: photoPairScript,
    forOtherSites: true,
    body: html`<main class="reading">
${caseHead(page)}
<p>Results vary.</p>
${bestCaseNote({ selection: outcomes.selection, bestCaseOnly })}
${outcomeSection(outcomes)}
<p><a href="/gallery/cases/${slug}" target="_blank" rel="noopener">How this was measured, and its proof</a></p>
</main>`,
  });
}

/** What it is, what came of it and when, and the pair. */
function caseHead(page: PublicCase): Markup {
  const { facts, caption } = page.shown;
  return html`<h1>${caseTitle(facts)}</h1>
${facts.synthetic && syntheticNote}
<p class="answer">${resultLine(facts.measurement)}</p>
${laterNote(page.shown)}
<p>${timingLine(facts)}</p>
${caption && html`<p>${caption}</p>`}
${overrideNote(page.shown)}
${changesNote(facts)}
${pair(page)}`;
}

const syntheticNote = html`<p class="warning"><strong>Synthetic.</strong> These pictures were made by a program. They show nobody.</p>`;

function laterNote(shown: PublicCase['shown']): Content {
  const line = laterLine(shown);
  return line && html`<p class="warning"><strong>This is not the latest result.</strong> ${line}</p>`;
}

function overrideNote({ facts, overrideReason }: PublicCase['shown']): Content {
  if (overrideReason === null) return null;
  return html`<div class="warning"><p><strong>The two photos were not taken under matching conditions.</strong></p>
<ul>${facts.comparability.reasons.map(({ message }) => html`<li>${message}</li>`)}</ul>
<p>The clinic shows them nevertheless: ${overrideReason}</p></div>`;
}

function changesNote(facts: PublicCase['shown']['facts']): Content {
  const changes = changesLine(facts);
  return changes && html`<p class="warning"><strong>Changed after first results.</strong> ${changes}</p>`;
}

function pair({ shown, pictures }: PublicCase): Markup {
  const [before, after] = (['before', 'after'] as const).map((side) =>
    pictureOf(pictures, { side, longestSidePx: 960 }),
  );
  const caption = (word: string, day: string | undefined) =>
    day ? `${word}, ${formatDay(parseDay(day))}` : word;
  const photo = ({ name }: { name: string }, word: string, day: string | undefined) => ({
    source: `/gallery/pictures/${name}.jpg`,
    caption: caption(word, day),
    alt: `${word}: ${lowerFirst(caseTitle(shown.facts))}`,
  });
  return photoPair({
    before: photo(before!, 'Before', shown.shownDays?.before),
    after: photo(after!, 'After', shown.shownDays?.after),
    width: before!.width,
    height: before!.height,
  });
}

/** What was done to the photos: the steps that ran, never what they were meant to come to. */
function photoNote({ manifest }: PublicCase['shown']): string {
  const steps = manifest.pairs.flatMap((pair) => pair.steps.map(({ name }) => name));
  const processed =
    'The photos are laid over each other and otherwise as taken: nothing is retouched, sharpened or brightened.';
  if (steps.includes('crop')) return `${processed} Only the treated region is shown.`;
  return steps.includes('mask') ? `${processed} Eyes, nose and mouth are covered.` : processed;
}

function measurements({ facts }: PublicCase['shown']): Markup {
  const row = (measurement: typeof facts.measurement) =>
    html`<tr><th scope="row">${metricOf(measurement.metric).label}</th><td>${resultOf(measurement)}</td></tr>`;
  return html`<table><thead><tr><th scope="col">Measured</th><th scope="col">Change</th></tr></thead>
<tbody>${row(facts.measurement)}${facts.others.map(row)}</tbody></table>`;
}
