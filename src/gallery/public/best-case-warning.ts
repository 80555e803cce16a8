import { html, type Markup } from '../../pages/index.ts';
import type { Selection } from '../types.ts';

interface Warning {
  title: string;
  text: string;
}

const ofGallery: Warning = {
  title: 'The cases shown here are best cases.',
  text: 'Taken together, they did better than the clinic’s series as a whole, by more than chance would explain. Expect less.',
};

const ofGroup: Warning = {
  title: 'These are best cases.',
  text: 'Those shown of this kind did better than all the clinic’s series of this kind, by more than chance would explain. Expect less.',
};

interface Shown {
  /** Those of one kind. */
  selection?: Selection;
  /** All of them, taken together. */
  bestCaseOnly?: boolean;
}

/** What must be said of a choice of cases: of those of one kind, or else of all; null when it is a fair one. */
export function bestCaseWarning({ selection, bestCaseOnly }: Shown): Warning | null {
  if (selection?.bestCaseOnly) return ofGroup;
  return bestCaseOnly ? ofGallery : null;
}

/** The same as a part of a page. */
export function bestCaseNote(shown: Shown): Markup | null {
  const warning = bestCaseWarning(shown);
  return warning && html`<p class="warning"><strong>${warning.title}</strong> ${warning.text}</p>`;
}
