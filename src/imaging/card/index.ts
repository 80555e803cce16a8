export { type CardLayout, cardLayout, idAlphabet, isCardId } from './card-layout.ts';
export { type CardPicture, cardPicture } from './card-picture.ts';
export type { ColourCard, PatchReading } from './colour-card.ts';
export { type CardComparison, type CardFinding, compareCards, correctColour } from './compare-cards.ts';
export { type CardReading, findCard } from './find-card.ts';
export { readChart } from './read-chart.ts';
export { gammaAt, logGainAt, type ToneCurve } from './tone-curve.ts';
