import { formatDay, parseDay } from '../charts/calendar.ts';
import type { Comparison } from '../imaging/comparison.ts';
import { placeLesions } from '../imaging/place-lesions.ts';
import { type Content, html, type Markup } from '../pages/index.ts';
import { blemishMarks, blemishMarksNote } from './blemish-marks.ts';
import type { ReportImage, ReportMetric } from './types.ts';

interface PhotosOptions {
  comparison: Comparison;
  images: readonly ReportImage[];
  metrics: Readonly<Record<string, ReportMetric>>;
  beforeDate?: string;
  afterDate?: string;
}

/** Metrics that have a change map, in the order of the pictures. */
export function mappedMetrics(images: readonly ReportImage[]): string[] {
  return images
    .filter(({ name }) => name.startsWith('change-'))
    .map(({ name }) => name.slice('change-'.length));
}

/** The registered pair: side by side, or under a slider, with the change map of one metric on top when asked for. */
export function photosSection({ comparison, images, metrics, beforeDate, afterDate }: PhotosOptions): Markup {
  const before = images.find(({ name }) => name === 'before');
  const after = images.find(({ name }) => name === 'after');
  if (!before || !after) {
    return html`<h2>Photos</h2>
<p>The two photos could not be laid over each other, so there is no registered pair to show.</p>`;
  }
  const mapped = mappedMetrics(images);
  const label = (metric: string) => metrics[metric]?.label ?? metric;
  const maps = mapped.map((metric, index) => {
    const image = images.find(({ name }) => name === `change-${metric}`)!;
    return picture(image, {
      alt: `Change map of ${label(metric).toLowerCase()}`,
      className: `map map-${index}`,
    });
  });
  const lesions = placeLesions(comparison);
  const marks = lesions.length > 0 && blemishMarks(lesions, before);
  return html`<h2>Photos, laid over each other</h2>
<section class="photos" aria-label="Photos">
<input type="radio" name="view" id="view-side" class="needs-script" checked><label for="view-side" class="needs-script">Side by side</label>
<input type="radio" name="view" id="view-slider" class="needs-script"><label for="view-slider" class="needs-script">Slider</label>
${mapped.length > 0 && mapChoices(mapped.map(label))}
${marks && html`<input type="checkbox" id="marks"><label for="marks" class="after-gap">Mark blemishes</label>`}
<div class="pair" style="--aspect:${(before.width / before.height).toFixed(4)}">
${figure(before, { caption: caption('Before', beforeDate), alt: 'Before photo', overlays: marks })}
${figure(after, { caption: caption('After', afterDate), alt: 'After photo', overlays: [maps, marks] })}
</div>
<input type="range" id="split" class="needs-script" min="0" max="100" value="50" step="1" aria-label="Share of the before photo that is shown">
${mapped.map((metric, index) => html`<p class="map-note note-${index}">${mapNote(metric, metrics[metric])}</p>`)}
${marks && html`<p class="map-note marks-note">${blemishMarksNote}</p>`}
</section>`;
}

function mapChoices(labels: string[]): Content {
  return [
    html`<input type="radio" name="map" id="map-none" checked><label for="map-none" class="after-gap">No change map</label>
`,
    ...labels.map(
      (label, index) =>
        html`<input type="radio" name="map" id="map-${index}"><label for="map-${index}">Change of ${label.toLowerCase()}</label>
`,
    ),
  ];
}

function mapNote(name: string, metric: ReportMetric | undefined): string {
  const improved = metric?.improvedWord ?? 'better';
  const worsened = metric?.worsenedWord ?? 'worse';
  return `${metric?.label ?? name}: blue where the skin reads ${improved}, orange where it reads ${worsened}. The verdict counts, not a single spot.`;
}

function caption(word: string, date: string | undefined): string {
  return date ? `${word}, ${formatDay(parseDay(date))}` : word;
}

function figure(image: ReportImage, options: { caption: string; alt: string; overlays: Content }): Markup {
  return html`<figure><figcaption>${options.caption}</figcaption><span class="frame">${picture(image, { alt: options.alt })}${options.overlays}</span></figure>`;
}

function picture(image: ReportImage, { alt, className }: { alt: string; className?: string }): Markup {
  const source = `data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}`;
  return html`<img${className && html` class="${className}"`} src="${source}" width="${image.width}" height="${image.height}" alt="${alt}">`;
}
