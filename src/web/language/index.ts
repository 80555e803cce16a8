import { en } from './en/index.ts';

/** What a language has to say. */
export type Words = typeof en;

/** The language in use. English is the only one there is; another would be chosen here by `navigator.languages`. */
export const words: Words = en;
