import { Button, Group, NumberInput } from '@mantine/core';
import { type Dispatch, useState } from 'react';
import { numberOf } from '../../parts/number-of.ts';
import { type PlanAction, type PlanDraft, rulerPixels } from './plan-draft.ts';

interface ScaleSectionProps {
  photo: { width: number; height: number };
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
}

/** How many pixels a millimetre has: typed, or from a known distance marked on the photo. */
export function ScaleSection({ photo, draft, dispatch }: ScaleSectionProps) {
  const [distanceMm, setDistanceMm] = useState<number | string>('');
  const pixels = draft.ruler && rulerPixels(draft.ruler, photo);
  const lengthMm = numberOf(distanceMm) ?? 0;
  const measured = pixels && lengthMm > 0 ? pixels / lengthMm : null;
  return (
    <section className="section" aria-label="Scale">
      <div>
        <h2>Scale</h2>
        <p className="quiet">A face gives its own scale by its irises. On other skin, give it here.</p>
      </div>
      <NumberInput
        label="Pixels per millimetre"
        min={0.11}
        max={499}
        decimalScale={2}
        hideControls
        value={draft.pixelsPerMm}
        onChange={(value) => dispatch({ type: 'scale', pixelsPerMm: value })}
      />
      {draft.ruler === null ? (
        <Button variant="default" size="sm" onClick={() => dispatch({ type: 'start ruler' })}>
          Mark a known distance
        </Button>
      ) : (
        <>
          <p role="status">
            {draft.ruler.length < 2
              ? `Click the ${draft.ruler.length === 0 ? 'first' : 'second'} end of the distance on the photo.`
              : 'Now type how long it is.'}
          </p>
          {draft.ruler.length < 2 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() =>
                dispatch({ type: 'add point', at: draft.ruler?.length === 0 ? [0.4, 0.5] : [0.6, 0.5] })
              }
            >
              Put the end in the middle, to move it by keys
            </Button>
          )}
          <NumberInput
            label="Distance"
            suffix=" mm"
            min={0.1}
            decimalScale={2}
            hideControls
            value={distanceMm}
            onChange={setDistanceMm}
          />
          <Group gap="sm">
            <Button
              size="sm"
              disabled={measured === null}
              onClick={() => {
                dispatch({ type: 'scale', pixelsPerMm: Math.round((measured ?? 0) * 100) / 100 });
                dispatch({ type: 'stop ruler' });
              }}
            >
              {measured ? `Use ${measured.toFixed(2)} px/mm` : 'Use'}
            </Button>
            <Button variant="default" size="sm" onClick={() => dispatch({ type: 'stop ruler' })}>
              Cancel
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}
