import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { words } from '../../language/index.ts';
import type { Point } from './plan-draft.ts';

interface HandleProps {
  name: string;
  at: Point;
  photo: { width: number; height: number };
  /** Pixels of the photo to a pixel of the screen: handles and steps keep their size on screen. */
  unit: number;
  pointOf: (event: { clientX: number; clientY: number }) => Point;
  onMove: (to: Point) => void;
  onInsert?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
  onLeave?: () => void;
}

const radiusPx = 7;
/** What a finger needs. */
const touchRadiusPx = 20;
const arrows: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** So far an arrow key moves, in fractions of the photo: a pixel of the screen, with Shift ten; null for another key. */
export function arrowStep(
  { key, shiftKey }: KeyboardEvent,
  { photo, unit }: Pick<HandleProps, 'photo' | 'unit'>,
): Point | null {
  const arrow = arrows[key];
  if (!arrow) return null;
  const step = unit * (shiftKey ? 10 : 1);
  return [(arrow[0] * step) / photo.width, (arrow[1] * step) / photo.height];
}

/** One point of an outline: dragged, or moved by arrow keys; Insert puts one behind it, Delete takes it out. */
export function Handle({ name, at, photo, unit, pointOf, onMove, ...actions }: HandleProps) {
  const { onInsert, onRemove, onLeave } = actions;
  const dragging = useRef(false);
  const press = (event: KeyboardEvent) => {
    const step = arrowStep(event, { photo, unit });
    if (step) onMove([at[0] + step[0], at[1] + step[1]]);
    else if (onInsert && event.key === 'Insert') onInsert();
    else if (onRemove && (event.key === 'Delete' || event.key === 'Backspace')) onRemove();
    else if (onLeave && event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drag = (event: PointerEvent) => {
    if (dragging.current) onMove(pointOf(event));
  };
  const [cx, cy] = [at[0] * photo.width, at[1] * photo.height];
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG has no button element
    <g
      className="plan-handle"
      tabIndex={0}
      role="button"
      aria-roledescription={words.plan.movablePoint}
      aria-label={words.plan.pointAt(name, Math.round(at[0] * 100), Math.round(at[1] * 100))}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
    >
      <circle className="plan-touch" cx={cx} cy={cy} r={touchRadiusPx * unit} />
      <circle className="plan-knob" cx={cx} cy={cy} r={radiusPx * unit} strokeWidth={(radiusPx * unit) / 3} />
    </g>
  );
}
