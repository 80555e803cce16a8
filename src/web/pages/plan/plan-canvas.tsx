import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, type Dispatch, type PointerEvent, useRef } from 'react';
import type { Photo } from '../../../photos/types.ts';
import { photoUrl } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { Handle } from './handle.tsx';
import type { PlanAction, PlanDraft, Point } from './plan-draft.ts';
import { RegionShape } from './region-shape.tsx';

interface PlanCanvasProps {
  photo: Photo;
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
  /** Only looked at: an earlier version. */
  locked: boolean;
  /** Outlines that are not part of the draft: proposals pointed at, a card that was found. */
  hints: readonly (readonly Point[])[];
}

/** The baseline photo with the outlines on it. */
export function PlanCanvas({ photo, draft, dispatch, locked, hints }: PlanCanvasProps) {
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = photo;
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = svg.current!.getBoundingClientRect();
    return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
  };
  const add = (event: PointerEvent) => {
    if (event.button === 0 && event.target === svg.current)
      dispatch({ type: 'add point', at: pointOf(event) });
  };
  const { ref: shownRef, width: shownWidth } = useElementSize();
  // Photo pixels a screen pixel: lines and handles keep their size on screen whatever the photo's size is.
  const unit = shownWidth > 0 ? width / shownWidth : width / 1000;
  const place = ([x, y]: Point) => `${x * width},${y * height}`;
  const tools = { photo, unit, pointOf };
  return (
    <div
      ref={shownRef}
      className="plan-photo"
      style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height } as CSSProperties}
    >
      <img
        src={photoUrl(photo.id, 'preview')}
        alt={words.plan.baselineOf(formatDay(photo.takenOn))}
        draggable={false}
      />
      <div inert={locked}>
        {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset; points are added by keyboard with the button beside the region */}
        <svg
          ref={svg}
          viewBox={`0 0 ${width} ${height}`}
          className={`plan-lines ${draft.drawing === null ? '' : 'plan-adds'} ${locked ? 'plan-locked' : ''}`}
          onPointerDown={add}
          role="group"
          aria-label={words.plan.outlines}
        >
          {hints.map((points) => (
            <polygon
              key={points.join()}
              className="plan-hint"
              points={points.map((point) => place([point[0], point[1]])).join(' ')}
              strokeWidth={1.5 * unit}
              strokeDasharray={`${2 * unit} ${3 * unit}`}
            />
          ))}
          {draft.regions.map((region) => (
            <RegionShape
              key={region.key}
              {...tools}
              region={region}
              selected={!locked && draft.selected === region.key}
              drawing={draft.drawing !== null}
              dispatch={dispatch}
            />
          ))}
          {draft.ruler && (
            <>
              <polyline
                className="plan-casing"
                points={draft.ruler.map(place).join(' ')}
                strokeWidth={4 * unit}
              />
              <polyline
                className="plan-ruler"
                points={draft.ruler.map(place).join(' ')}
                strokeWidth={2 * unit}
              />
              {draft.ruler.map((point, index) => (
                <Handle
                  // biome-ignore lint/suspicious/noArrayIndexKey: first and second end
                  key={index}
                  {...tools}
                  name={words.plan.rulerEnds[index] ?? ''}
                  at={point}
                  onMove={(to) => dispatch({ type: 'move ruler', index, to })}
                />
              ))}
            </>
          )}
        </svg>
      </div>
    </div>
  );
}
