import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';

export interface Step {
  day: string;
  go: () => void;
}

/** The way to the visit before and after, compared with the same photo. */
export function VisitSteps({ previous, next }: { previous: Step | null; next: Step | null }) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={words.viewer.visits.steps} className="steps">
      <StepButton step={previous} back />
      <StepButton step={next} />
    </nav>
  );
}

function StepButton({ step, back = false }: { step: Step | null; back?: boolean }) {
  const Icon = back ? IconArrowLeft : IconArrowRight;
  const icon = <Icon size={16} aria-hidden="true" />;
  const word = back ? words.viewer.visits.earlier : words.viewer.visits.later;
  return (
    <Button
      variant="default"
      size="sm"
      {...(back ? { leftSection: icon } : { rightSection: icon })}
      disabled={!step}
      aria-label={step ? words.viewer.visits.stepTo(word, formatDay(step.day)) : word}
      onClick={step?.go}
    >
      {step ? formatDay(step.day) : word}
    </Button>
  );
}
