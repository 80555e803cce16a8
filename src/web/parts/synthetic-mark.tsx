/** On everything made by the phantom, for good: nobody may take it for a patient. */
export function SyntheticMark() {
  return (
    <span className="synthetic" title="Made by the digital phantom. This is not a patient.">
      Synthetic
    </span>
  );
}
