import type { GalleryCase } from '../../../gallery/types.ts';
import { daysBetween, today } from '../../words/dates.ts';

const soonDays = 60;

/** Whether the consent that a case needs is about to end. */
export const endsSoon = ({ consentUntil }: Pick<GalleryCase, 'consentUntil'>): boolean =>
  consentUntil !== null && daysBetween(today(), consentUntil) <= soonDays;
