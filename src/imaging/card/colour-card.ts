import type { PixelPolygon } from '../image.ts';
import type { Rgb } from './card-layout.ts';

/** A card in one photo, for the colour of the light and the camera's tone curve: Dermalapse's, or a chart the plan outlines. */
export interface ColourCard {
  id: string;
  /** Its four corners in pixels. */
  outline: PixelPolygon;
  /** The card with its rim, in pixels: no skin in there. Empty where there is none after all. */
  covered: PixelPolygon;
  /** Grey patches in sight with no channel clipped, as if lit like the card's middle. */
  greys: PatchReading[];
  colours: PatchReading[];
  /**
   * `uneven`: a shadow's edge or glare on the card, or light that falls off by a third; its greys tell no tone curve then.
   * `unknown`: the patches are not where the plan's outline puts them.
   */
  shading: 'even' | 'uneven' | 'unknown';
}

export interface PatchReading {
  name: string;
  /** Mean linear light, 1 = full scale. */
  rgb: Rgb;
  /** Standard deviation of the patch's pixels. */
  spread: Rgb;
  /** Of the mean. */
  standardError: Rgb;
}
