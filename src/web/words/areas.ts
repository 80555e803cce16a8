import { words } from '../language/index.ts';

const names: Record<string, string> = words.seriesForm.areaNames;

/** 'left-cheek' -> 'Left cheek'; an area that is not on the drawing keeps the name it was given. */
export const areaLabel = (area: string): string => names[area] ?? area;

/** 'Left cheek' -> 'left-cheek'; anything else is a name of its own. */
export function areaFromLabel(label: string): string {
  const typed = label.trim().toLowerCase();
  return Object.entries(names).find(([, text]) => text.toLowerCase() === typed)?.[0] ?? label.trim();
}

export const areaLabels = Object.values(names);
