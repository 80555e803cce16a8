import { type Content, html, type Markup, pageAnswer } from '../../pages/index.ts';
import type { PageAnswer } from '../../route.ts';
import type { Verification } from '../types.ts';
import {
  changeWords,
  fileWords,
  momentWords,
  pairWords,
  subjectWords,
  verdictWords,
} from '../verification-words.ts';

const kinds: Record<Verification['claims']['kind'], string> = {
  report: 'a report for a patient',
  'gallery-case': 'a case of a gallery',
  'gallery-feed': 'a list of gallery cases',
};

const marks: Record<Verification['files'][number]['state'], string> = {
  matches: '✓',
  differs: '✗',
  'not-given': '–',
};

/** What is known of the files that were chosen. An altered manifest says nothing of them, so neither does the page. */
export function verdictPage(verification: Verification): PageAnswer {
  const { title, sentence } = verdictWords(verification);
  return pageAnswer({
    title,
    style,
    body: html`<main>
<h1>${title}</h1>
<p>${sentence}</p>
${verification.manifest !== 'altered' && details(verification)}
<p><a class="button button-plain" href="/verify">Verify something else</a></p>
</main>`,
  });
}

function details({ manifest, key, claims, pairs, files }: Verification): Content {
  const { clinic, issuedAt, keyId, kind } = claims;
  return html`<h2>Files</h2>
<ul class="files">
${files.map(
  (file) => html`<li class="${file.state}"><span aria-hidden="true">${marks[file.state]}</span>
<span><strong>${file.name}</strong><br>${fileWords(file)}</span></li>`,
)}
</ul>
${
  manifest === 'genuine' &&
  pairs.length > 0 &&
  html`<h2>What was measured</h2>
<p>A picture of numbers can be made by anybody. These are the signed ones: the change in percent, and the range in which the true change lies.</p>
${pairs.map(measured)}`
}
<h2>Who signed it</h2>
${manifest === 'unknown-key' && html`<p>Anybody can write a name into a manifest. This is what it says of itself:</p>`}
<dl>
<dt>Clinic</dt><dd>${clinic || 'Without a name'}</dd>
<dt>What</dt><dd>${kinds[kind]}</dd>
<dt>When</dt><dd>${momentWords(issuedAt)}</dd>
<dt>Key</dt><dd><code>${keyId}</code>${key.retiredAt && `, retired ${momentWords(key.retiredAt)}`}</dd>
</dl>`;
}

const measured = (pair: Verification['pairs'][number], index: number): Markup => html`<table>
<caption>${pairWords(pair, index)}</caption>
<thead><tr><th scope="col">Measured</th><th scope="col">Change</th></tr></thead>
<tbody>${pair.measurements.map(
  (one) => html`<tr><th scope="row">${subjectWords(one)}</th><td>${changeWords(one)}</td></tr>`,
)}</tbody></table>`;

const style = `
.files{list-style:none;padding:0}
.files li{display:flex;gap:12px;padding:8px 0;border-bottom:1px solid var(--line)}
.files li>span:first-child{flex:none;width:1.2em;font-weight:600}
.files li>span:last-child{min-width:0}
.differs{color:var(--chart-worsened)}
caption{text-align:left;padding:16px 0 8px}
td{overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 24px;margin:0 0 24px}
dt{color:var(--quiet)}
dd{margin:0}
code{font-size:16px}
`;
