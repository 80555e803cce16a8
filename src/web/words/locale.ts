<<<<<<< HEAD
import { defaultLocale } from '../../charts/locale.ts';

/** Whose dates and numbers are shown, whatever language the words are in. */
export const browserLocale: string = globalThis.navigator?.language || defaultLocale;
=======
/** How dates and numbers are written: as the browser is set, whatever language the words are in. */
export const browserLocale: string = globalThis.navigator?.language ?? 'en-GB';
>>>>>>> 5a3f50e (Audit events form a chain that can be verified, and the owner reads them)
