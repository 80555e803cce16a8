import { type Dispatch, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { words } from '../../language/index.ts';
import { arrowStep, Handle } from './handle.tsx';
import { type DraftRegion, isSkin, type PlanAction, type Point } from './plan-draft.ts';

interface RegionShapeProps {
  region: DraftRegion;
  selected: boolean;
  /** Clicks on the photo add points: the shape lets them through. */
  drawing: boolean;
  photo: { width: number; height: number };
  /** Pixels of the photo to a pixel of the screen. */
  unit: number;
  pointOf: (event: { clientX: number; clientY: number }) => Point;
  dispatch: Dispatch<PlanAction>;
}

/** A region's outline, moved as a whole; once it is selected, with its points. */
export function RegionShape({ region, selected, drawing, photo, unit, pointOf, dispatch }: RegionShapeProps) {
  const { key, kind, points } = region;
  const own = useRef<SVGPolygonElement>(null);
  const from = useRef<Point | null>(null);
  const name = region.name.trim() || words.plan.kinds[kind];
  const onScreen = points.map(([x, y]) => `${x * photo.width},${y * photo.height}`).join(' ');
  const press = (event: KeyboardEvent) => {
    const step = arrowStep(event, { photo, unit });
    if (step) dispatch({ type: 'move region', key, by: step });
    else if (event.key === 'Delete' || event.key === 'Backspace') dispatch({ type: 'remove region', key });
    else if (event.key === 'Escape') dispatch({ type: 'select', key: null });
    else return;
    event.preventDefault();
  };
  const drag = (event: PointerEvent) => {
    if (!from.current) return;
    const to = pointOf(event);
    dispatch({ type: 'move region', key, by: [to[0] - from.current[0], to[1] - from.current[1]] });
    from.current = to;
  };
  const stop = () => {
    from.current = null;
  };
  return (
    <g className={`plan-region plan-${kind} ${selected ? 'plan-selected' : ''}`}>
      <polygon className="plan-casing" points={onScreen} strokeWidth={4 * unit} />
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no button element */}
      <polygon
        ref={own}
        className={drawing ? 'plan-line plan-drawing' : 'plan-line'}
        points={onScreen}
        strokeWidth={(selected ? 3 : 2) * unit}
        strokeDasharray={kind === 'reference' ? `${8 * unit} ${5 * unit}` : undefined}
        tabIndex={0}
        role="button"
        aria-pressed={selected}
        aria-label={words.plan.shape(name, words.plan.kinds[kind], points.length)}
        onFocus={() => !selected && dispatch({ type: 'select', key })}
        onKeyDown={press}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = pointOf(event);
        }}
        onPointerMove={drag}
        onPointerUp={stop}
        onPointerCancel={stop}
      />
      {selected &&
        points.map((point, index) => (
          <Handle
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the outline
            key={index}
            name={
              kind === 'chart'
                ? (words.plan.chartCorners[index] ?? '')
                : words.plan.pointOf(index + 1, points.length, name)
            }
            at={point}
            photo={photo}
            unit={unit}
            pointOf={pointOf}
            onMove={(to) => dispatch({ type: 'move point', key, index, to })}
            onInsert={kind === 'chart' ? undefined : () => dispatch({ type: 'insert point', key, index })}
            onRemove={
              kind === 'chart' || (!isSkin(kind) && points.length <= 3)
                ? undefined
                : () => {
                    // The last point's handle goes: the keyboard stays with the region.
                    if (index === points.length - 1) own.current?.focus();
                    dispatch({ type: 'remove point', key, index });
                  }
            }
            onLeave={() => own.current?.focus()}
          />
        ))}
      {selected && kind !== 'chart' && points.length > 1 && (
        <Middles
          points={points}
          photo={photo}
          unit={unit}
          onInsert={(index) => dispatch({ type: 'insert point', key, index })}
        />
      )}
    </g>
  );
}

interface MiddlesProps {
  points: readonly Point[];
  photo: { width: number; height: number };
  unit: number;
  onInsert: (index: number) => void;
}

/** Half-way along each side a small mark that a click makes a point of; the keyboard has Insert for it. */
function Middles({ points, photo, unit, onInsert }: MiddlesProps) {
  return points.map(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    return (
      <circle
        // biome-ignore lint/suspicious/noArrayIndexKey: a side is its place in the outline
        key={index}
        className="plan-middle"
        cx={((x + nextX) / 2) * photo.width}
        cy={((y + nextY) / 2) * photo.height}
        r={4 * unit}
        onPointerDown={(event) => {
          event.stopPropagation();
          onInsert(index);
        }}
      />
    );
  });
}
