import { html, pageAnswer } from '../../pages/index.ts';
import type { PageAnswer } from '../../route.ts';
import { passMinutes } from '../pass.ts';

interface Question {
  /** Of the link. */
  address: string;
  asksYearOfBirth: boolean;
  opensOnce: boolean;
}

/** What a link asks for before it opens. Nothing on it is the patient's. */
export function doorPage({ address, asksYearOfBirth, opensOnce }: Question): PageAnswer {
  return pageAnswer({
    title: 'Your report',
    body: html`<main>
<h1>Your report is here</h1>
<form method="post" action="${address}">
${asksYearOfBirth && html`<p>To keep it private, please enter the year you were born.</p>${yearField}`}
${opensOnce && html`<p>This link opens only once. You then have ${passMinutes} minutes to read your report in this browser, and you can save it.</p>`}
<p><button>Open my report</button></p>
</form>
</main>`,
  });
}

/** Also on the refusal, so that a slip can be mended where it happened. */
export const yearField = html`<label for="year">Year of birth</label>
<p class="quiet" id="year-form">Four digits, for example 1984</p>
<p><input id="year" name="year" inputmode="numeric" autocomplete="bday-year" pattern="[0-9]{4}" maxlength="4" required aria-describedby="year-form"></p>`;
