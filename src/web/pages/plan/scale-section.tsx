import { Button, Group, NumberInput } from '@mantine/core';
import { type Dispatch, useState } from 'react';
import { words } from '../../language/index.ts';
import { numberOf } from '../../parts/number-of.ts';
import { type PlanAction, type PlanDraft, rulerPixels } from './plan-draft.ts';

interface ScaleSectionProps {
  photo: { width: number; height: number };
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
}

/** How many pixels a millimetre has: typed, or from a known distance marked on the photo. */
export function ScaleSection({ photo, draft, dispatch }: ScaleSectionProps) {
  const { scale } = words.plan;
  const [distanceMm, setDistanceMm] = useState<number | string>('');
  const lengthMm = numberOf(distanceMm) ?? 0;
  const measured = draft.ruler && lengthMm > 0 ? rulerPixels(draft.ruler, photo) / lengthMm : null;
  const use = () => {
    dispatch({ type: 'scale', pixelsPerMm: rounded(measured ?? 0) });
    dispatch({ type: 'stop ruler' });
  };
  return (
    <section className="section" aria-label={scale.title}>
      <div>
        <h2>{scale.title}</h2>
        <p className="quiet">{scale.lead}</p>
      </div>
      <NumberInput
        label={scale.pixelsPerMm}
        min={0.11}
        max={499}
        decimalScale={2}
        hideControls
        value={draft.pixelsPerMm}
        onChange={(value) => dispatch({ type: 'scale', pixelsPerMm: value })}
      />
      {draft.ruler === null ? (
        <Button variant="default" size="sm" onClick={() => dispatch({ type: 'start ruler' })}>
          {scale.mark}
        </Button>
      ) : (
        <>
          <p role="status">{scale.drag}</p>
          <NumberInput
            label={scale.distance}
            suffix={scale.mm}
            min={0.1}
            decimalScale={2}
            hideControls
            value={distanceMm}
            onChange={setDistanceMm}
          />
          <Group gap="sm">
            <Button size="sm" disabled={measured === null} onClick={use}>
              {measured ? scale.takeThis(rounded(measured)) : scale.take}
            </Button>
            <Button variant="default" size="sm" onClick={() => dispatch({ type: 'stop ruler' })}>
              {words.parts.cancel}
            </Button>
          </Group>
        </>
      )}
    </section>
  );
}

export const rounded = (pixelsPerMm: number): number => Math.round(pixelsPerMm * 100) / 100;
