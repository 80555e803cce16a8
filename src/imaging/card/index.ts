export { type CardLayout, cardLayout, idAlphabet, isCardId } from './card-layout.ts';
export { type CardPicture, cardPicture } from './card-picture.ts';
export { type CardComparison, type CardFinding, compareCards, correctColour } from './compare-cards.ts';
export { coveredByCard } from './covered-by-card.ts';
export { type CardReading, findCard, type PatchReading } from './find-card.ts';
export { gammaAt, logGainAt, type ToneCurve } from './tone-curve.ts';
