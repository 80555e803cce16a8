import { Button, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { words } from '../../language/index.ts';
import { areaFromLabel, areaLabel, areaLabels } from '../../words/areas.ts';
import { faceViewNames, viewFromLabel, viewLabel } from '../../words/views.ts';
import { AreaDrawing } from './area-drawing.tsx';
import { viewsOfAreas } from './body-areas.ts';
import type { SeriesDraft } from './series-draft.ts';

interface AreaFieldsProps {
  draft: SeriesDraft;
  /** A new series gets the views of its areas until somebody chooses others. */
  isNew: boolean;
  set: (change: Partial<SeriesDraft>) => void;
}

/** What is treated, on a drawing and in a list, and the views that show it. */
export function AreaFields({ draft, isNew, set }: AreaFieldsProps) {
  const { seriesForm } = words;
  const [follows, setFollows] = useState(isNew);
  const proposed = viewsOfAreas(draft.areas, { nameOf: areaLabel });
  const chooseAreas = (areas: string[]) => {
    const views = viewsOfAreas(areas, { nameOf: areaLabel });
    set({ areas, ...(follows && views.length > 0 && { views }) });
  };
  return (
    <>
      <div className="areas-row">
        <AreaDrawing areas={draft.areas} onChange={chooseAreas} />
        <TagsInput
          label={seriesForm.areas}
          description={seriesForm.areasNote}
          data={areaLabels}
          maxTags={30}
          maxLength={120}
          maxDropdownHeight={180}
          acceptValueOnBlur
          clearable={false}
          value={draft.areas.map(areaLabel)}
          onChange={(labels) => chooseAreas(labels.map(areaFromLabel))}
        />
      </div>
      <TagsInput
        label={seriesForm.views}
        description={seriesForm.viewsNote}
        data={faceViewNames.map(viewLabel)}
        maxTags={30}
        acceptValueOnBlur
        required={draft.views.length === 0}
        value={draft.views.map(viewLabel)}
        onChange={(labels) => {
          setFollows(false);
          set({ views: labels.map(viewFromLabel) });
        }}
      />
      {!follows && proposed.some((view) => !draft.views.includes(view)) && (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          onClick={() => set({ views: [...new Set([...draft.views, ...proposed])] })}
        >
          {seriesForm.proposeViews}
        </Button>
      )}
    </>
  );
}
