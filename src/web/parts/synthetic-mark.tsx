import { words } from '../language/index.ts';

/** On everything made by the phantom, for good: nobody may take it for a patient. */
export function SyntheticMark() {
  return (
    <span className="synthetic" title={words.parts.syntheticWhy}>
      {words.parts.synthetic}
    </span>
  );
}
