import { dayWords } from '../../calendar.ts';
import { type ConsentRecord, type GrantInForce, saidOn } from '../../consent/index.ts';
import { type Content, html, pageAnswer } from '../../pages/index.ts';
import type { PageAnswer } from '../../route.ts';
import { afterWords, channelWords, seenWords } from './consent-words.ts';

/** What the patient agreed to and still counts, each with a way to take it back. */
export function consentsPage({ address, grants }: { address: string; grants: GrantInForce[] }): PageAnswer {
  return pageAnswer({
    title: 'What you agreed to',
    style: grantStyle,
    body: html`<main>
<p class="back"><a href="${address}">Back to your report</a></p>
<h1>What you agreed to</h1>
<p>You can change your mind on any day and need give no reason. Your treatment does not depend on it.</p>
${grants.map(
  (grant) => html`<section class="grant">
<h2>${titleOf(grant.record)}</h2>
${describe(grant)}
<p><a class="button button-plain" href="${address}/consent?withdraw=${grant.record.id}" aria-label="Take this back: ${titleOf(grant.record)}">Take this back</a></p>
</section>`,
)}
</main>`,
  });
}

/** Asks once more before a grant is taken back. */
export function withdrawPage({ address, grant }: { address: string; grant: GrantInForce }): PageAnswer {
  const { id, scope } = grant.record;
  return pageAnswer({
    title: 'Take this back?',
    body: html`<main>
<h1>Take this back?</h1>
<h2>${titleOf(grant.record)}</h2>
${describe(grant)}
<h2>What happens then</h2>
<p>${afterWords[scope]}</p>
<p>The clinic keeps a note that you agreed and that you took it back, with both dates.</p>
<form method="post" action="${address}/consent">
<input type="hidden" name="consent" value="${id}">
<p><button>Yes, take it back</button></p>
<p><a href="${address}/consent">No, leave it as it is</a></p>
</form>
</main>`,
  });
}

/** It is done. After the consent to reports themselves there is nothing to go back to. */
export function withdrawnPage({ address, record }: { address: string; record: ConsentRecord }): PageAnswer {
  const { scope } = record;
  return pageAnswer({
    title: 'You took it back',
    body: html`<main>
<h1>You took it back</h1>
<p>The clinic has it in writing from now on: <strong>${titleOf(record)}</strong>.</p>
<p>${afterWords[scope]}</p>
${
  scope === 'patient-report'
    ? html`<p>If you would like to see your report again, ask your clinic.</p>`
    : html`<p><a href="${address}">Back to your report</a></p>`
}
</main>`,
  });
}

/** Of the text that the patient signed. */
const titleOf = ({ text }: ConsentRecord): string => text?.title ?? '';

function describe({ record, channels }: GrantInForce): Content {
  const { identifiability, expiresOn, expiresOnEvent } = record;
  const where = new Intl.ListFormat('en-GB').format(channels.map((channel) => channelWords[channel]));
  return html`<p>${where && `Shown ${where}. `}${identifiability && `What may be seen: ${seenWords[identifiability]}. `}You agreed
on ${dayWords(saidOn(record))}.${expiresOn && ` It ends on ${dayWords(expiresOn)}.`}${expiresOnEvent && ` It ends when this happens: ${expiresOnEvent}.`}</p>`;
}

const grantStyle = `
.back{margin:24px 0 0}
.grant{border-top:1px solid var(--line);margin-top:24px}
.grant h2{margin-top:24px}
`;
