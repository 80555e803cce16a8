import { useElementSize } from '@mantine/hooks';
import { type CSSProperties, type Dispatch, type PointerEvent, useRef } from 'react';
import type { Photo } from '../../../photos/types.ts';
import { photoUrl } from '../../api/series.ts';
import { formatDay } from '../../words/dates.ts';
import { Handle } from './handle.tsx';
import type { PlanAction, PlanDraft, Point } from './plan-draft.ts';

interface PlanCanvasProps {
  photo: Photo;
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
}

/** The baseline photo with the outlines on it. A click adds a point to the chosen region. */
export function PlanCanvas({ photo, draft, dispatch }: PlanCanvasProps) {
  const svg = useRef<SVGSVGElement>(null);
  const { width, height } = photo;
  const pointOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = svg.current!.getBoundingClientRect();
    return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
  };
  const adds = draft.ruler ? draft.ruler.length < 2 : draft.selected !== null;
  const add = (event: PointerEvent) => {
    if (event.button === 0 && event.target === svg.current && adds) {
      dispatch({ type: 'add point', at: pointOf(event) });
    }
  };
  const { ref: shownRef, width: shownWidth } = useElementSize();
  // Photo pixels a screen pixel: lines and handles keep their size on screen whatever the photo's size is.
  const unit = shownWidth > 0 ? width / shownWidth : width / 1000;
  const place = ([x, y]: Point) => `${x * width},${y * height}`;
  return (
    <div
      ref={shownRef}
      className="plan-photo"
      style={{ aspectRatio: `${width} / ${height}`, '--ratio': width / height } as CSSProperties}
    >
      <img
        src={photoUrl(photo.id, 'preview')}
        alt={`Baseline of ${formatDay(photo.takenOn)}`}
        draggable={false}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG has no fieldset; points are added by keyboard with the button beside the region */}
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        className={adds ? 'plan-lines plan-adds' : 'plan-lines'}
        onPointerDown={add}
        role="group"
        aria-label="Outlines on the photo"
      >
        {draft.regions.map((region) => (
          <g key={region.key} className={`plan-region plan-${region.kind}`}>
            {(['casing', 'line'] as const).map((layer) => (
              <polygon
                key={layer}
                className={`plan-${layer}`}
                points={region.points.map(place).join(' ')}
                strokeWidth={(layer === 'casing' ? 4 : 2) * unit}
                strokeDasharray={
                  layer === 'line' && region.kind === 'reference' ? `${8 * unit} ${5 * unit}` : undefined
                }
              />
            ))}
          </g>
        ))}
        {draft.ruler?.length === 2 && (
          <polyline className="plan-ruler" points={draft.ruler.map(place).join(' ')} strokeWidth={2 * unit} />
        )}
        {draft.regions
          .filter(({ key }) => key === draft.selected)
          .flatMap((region) =>
            region.points.map((point, index) => (
              <Handle
                // biome-ignore lint/suspicious/noArrayIndexKey: a vertex is its place in the outline
                key={`${region.key} ${index}`}
                name={`Point ${index + 1} of ${region.points.length}, ${region.name || 'region without a name'}`}
                at={point}
                photo={photo}
                radius={7 * unit}
                pointOf={pointOf}
                onMove={(to) => dispatch({ type: 'move point', key: region.key, index, to })}
                onRemove={() => dispatch({ type: 'remove point', key: region.key, index })}
              />
            )),
          )}
        {draft.ruler?.map((point, index) => (
          <Handle
            // biome-ignore lint/suspicious/noArrayIndexKey: first and second end
            key={`ruler ${index}`}
            name={index === 0 ? 'First end of the known distance' : 'Second end of the known distance'}
            at={point}
            photo={photo}
            radius={7 * unit}
            pointOf={pointOf}
            onMove={(to) => dispatch({ type: 'move ruler', index, to })}
          />
        ))}
      </svg>
    </div>
  );
}
