import { html, pageAnswer } from '../../pages/index.ts';
import type { PageAnswer } from '../../route.ts';
import type { PublicSigningKey } from '../types.ts';
import { momentWords } from '../verification-words.ts';
import { upload } from '../verify-upload.ts';

/** Asks for a manifest and the files that came with it. Works without a script. */
export function verifyPage(keys: readonly PublicSigningKey[]): PageAnswer {
  return pageAnswer({
    title: 'Is it genuine?',
    style,
    body: html`<main>
<h1>Is it genuine?</h1>
<p>A report or a case of this clinic comes with a manifest: a small signed file that says which photos it was made from, how,
and what was measured. Choose it, with the pictures or documents you would like to know about.</p>
<form method="post" action="/verify" enctype="multipart/form-data">
<p><label for="manifest">Manifest</label>
<input id="manifest" type="file" name="${upload.field}" accept=".json,application/json" required aria-describedby="manifest-hint">
<span class="quiet" id="manifest-hint">The file manifest.json; or feed.json of a gallery, which needs nothing else</span></p>
<p><label for="files">Pictures, documents, tables</label>
<input id="files" type="file" name="${upload.field}" multiple aria-describedby="files-hint">
<span class="quiet" id="files-hint">As you got them, up to ${upload.maxFiles - 1} files. A screenshot or a copy made smaller can’t be recognised.</span></p>
<p><button>Verify</button></p>
</form>
<p class="quiet">What you choose is looked at once and kept nowhere.</p>
<h2>Keys of this clinic</h2>
<p>Only what was signed with one of them counts as genuine here. To verify without this page, take
<a href="/api/signing-keys">the public keys</a> and the command <code>dermalapse verify</code>.</p>
<ul class="keys">
${keys.map(
  ({ id, madeAt, retiredAt, distrusted }) =>
    html`<li><code>${id}</code> ${
      retiredAt === null
        ? `signs since ${momentWords(madeAt)}`
        : `signed from ${momentWords(madeAt)} to ${momentWords(retiredAt)}${distrusted ? '; somebody may have copied it, so it counts no more' : ''}`
    }</li>`,
)}
</ul>
</main>`,
  });
}

const style = `
input[type=file]{max-width:100%}
.keys{padding-left:20px}
code{font-size:16px}
`;
