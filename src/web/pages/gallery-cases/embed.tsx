import { words } from '../../language/index.ts';
import { CopyField } from './copy-field.tsx';

const addressOf = (path: string): string => new URL(path, window.location.origin).href;

/** A frame for a page of another website. */
export const embedCode = (path: string): string =>
  `<iframe src="${addressOf(path)}" title="${words.gallery.embedTitle}" loading="lazy" style="width:100%;height:720px;border:0"></iframe>`;

/** Everything that is published for the clinic's website, in one piece. */
export function EmbedWhole() {
  const { gallery } = words;
  return (
    <section className="section" aria-labelledby="embed">
      <h2 id="embed">{gallery.embedWhole}</h2>
      <p className="quiet">{gallery.embedWholeLead}</p>
      <div className="panel embed-fields">
        <CopyField label={gallery.galleryAddress} value={addressOf('/gallery')} />
        <CopyField label={gallery.embedCode} value={embedCode('/gallery/embed')} />
        <CopyField label={gallery.feedAddress} value={addressOf('/gallery/feed.json')} />
      </div>
    </section>
  );
}
