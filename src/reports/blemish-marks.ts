import { blemishOutline } from '../charts/blemish-outline.ts';
import type { PlacedLesion } from '../imaging/place-lesions.ts';
import { html, type Markup } from '../pages/index.ts';

/** A line round each blemish, to lie over a photo. */
export function blemishMarks(
  lesions: readonly PlacedLesion[],
  size: { width: number; height: number },
): Markup {
  return html`<svg class="marks" viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">${lesions.map(
    (lesion) => {
      const outline = blemishOutline(lesion, size);
      return html`<g class="mark-${lesion.state}"><path class="mark-edge" d="${outline}"/><path class="mark-line" d="${outline}"/></g>`;
    },
  )}</svg>`;
}

/** What the shapes mean. */
export const blemishMarksNote = 'A ring: in both photos; a diamond: new; a dashed ring: gone.';
