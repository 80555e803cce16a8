import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { words } from '../../language/index.ts';
import type { CameraProblem } from './use-camera.ts';

interface CameraProblemNoticeProps {
  problem: CameraProblem;
  seriesId: string;
  /** Not where another try can't help. */
  onRetry?: () => void;
}

/** Why there is no picture, and what to do. */
export function CameraProblemNotice({ problem, seriesId, onRetry }: CameraProblemNoticeProps) {
  const { title, what, todo } = words.capture.problems[problem];
  return (
    <div className="panel capture-problem" role="alert">
      <h2>{title}</h2>
      <p>{what}</p>
      <p>{todo}</p>
      <Group gap="sm">
        {onRetry && <Button onClick={onRetry}>{words.parts.tryAgain}</Button>}
        <Button variant="default" component={Link} to={`/series/${seriesId}`}>
          {words.capture.upload}
        </Button>
      </Group>
    </div>
  );
}
