import { words } from '../language/index.ts';

const faceViews: Record<string, string> = words.parts.faceViews;

/** Views offered for a new series; any other name is a body area's. */
export const faceViewNames = Object.keys(faceViews);

/** 'left-45' -> 'Left 45°'; a body area keeps the name it was given. */
export function viewLabel(view: string): string {
  return faceViews[view] ?? view;
}

/** 'Left 45°' -> 'left-45'; anything else is a body area's own name. */
export function viewFromLabel(label: string): string {
  const known = Object.entries(faceViews).find(
    ([, text]) => text.toLowerCase() === label.trim().toLowerCase(),
  );
  return known?.[0] ?? label.trim();
}

/** As a label that stands alone: 'left cheek' -> 'Left cheek'. */
export function viewTitle(view: string): string {
  const label = viewLabel(view);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
