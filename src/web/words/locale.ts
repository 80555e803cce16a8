import { defaultLocale } from '../../charts/locale.ts';

/** Whose dates and numbers are shown, whatever language the words are in. */
export const browserLocale: string = globalThis.navigator?.language || defaultLocale;
