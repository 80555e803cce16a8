import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Point } from './plan-draft.ts';

interface HandleProps {
  name: string;
  at: Point;
  photo: { width: number; height: number };
  /** In pixels of the photo. */
  radius: number;
  pointOf: (event: { clientX: number; clientY: number }) => Point;
  onMove: (to: Point) => void;
  onRemove?: () => void;
}

const arrows: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One point of an outline: dragged, or moved by arrow keys (with Shift ten times as far), removed by Delete. */
export function Handle({ name, at, photo, radius, pointOf, onMove, onRemove }: HandleProps) {
  const dragging = useRef(false);
  const press = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow) {
      const step = event.shiftKey ? 0.02 : 0.002;
      onMove([at[0] + arrow[0] * step, at[1] + arrow[1] * step]);
    } else if (onRemove && (event.key === 'Delete' || event.key === 'Backspace')) onRemove();
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    if (dragging.current) onMove(pointOf(event));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <circle
      className="plan-handle"
      cx={at[0] * photo.width}
      cy={at[1] * photo.height}
      r={radius}
      strokeWidth={radius / 3}
      tabIndex={0}
      role="button"
      aria-roledescription="movable point"
      aria-label={`${name}: ${Math.round(at[0] * 100)} % from the left, ${Math.round(at[1] * 100)} % from the top`}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
    />
  );
}
