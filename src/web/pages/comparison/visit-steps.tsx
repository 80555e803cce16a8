import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { ComparisonSummary } from '../../../comparisons/types.ts';
import { IconArrowLeft, IconArrowRight } from '../../icons.ts';
import { formatDay } from '../../words/dates.ts';

/** The way to the same view's comparison of the visit before and after. */
export function VisitSteps({ index, siblings }: { index: number; siblings: ComparisonSummary[] }) {
  if (siblings.length < 2 || index < 0) return null;
  return (
    <nav aria-label="Visits" className="steps">
      <Step to={siblings[index - 1]} back />
      <span className="quiet number">
        {index + 1} of {siblings.length}
      </span>
      <Step to={siblings[index + 1]} />
    </nav>
  );
}

function Step({ to, back = false }: { to: ComparisonSummary | undefined; back?: boolean }) {
  const Icon = back ? IconArrowLeft : IconArrowRight;
  const icon = <Icon size={16} aria-hidden="true" />;
  const common = {
    variant: 'default',
    size: 'sm',
    ...(back ? { leftSection: icon } : { rightSection: icon }),
  } as const;
  const word = back ? 'Earlier' : 'Later';
  if (!to) {
    return (
      <Button {...common} disabled>
        {word}
      </Button>
    );
  }
  return (
    <Button
      {...common}
      component={Link}
      to={`/comparisons/${to.id}`}
      replace
      aria-label={`${word} visit, ${formatDay(to.followUpOn)}`}
    >
      {formatDay(to.followUpOn)}
    </Button>
  );
}
