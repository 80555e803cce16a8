import type { SkinTone } from '../../patients/types.ts';
import { words } from '../language/index.ts';

/** 'intermediate (ITA about 38°)' */
export const skinToneWords = ({ class: name, itaDeg }: SkinTone): string =>
  words.patient.skinTone(words.patient.skinTones[name], itaDeg);
