import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { VisitState, VisitWithPhotos } from '../../../photos/types.ts';
import { useChangeVisit } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { formatDay } from '../../words/dates.ts';
import { StateFields, usual } from '../capture/state-form.tsx';
import { differences, stateWords } from './visit-state-words.ts';

interface VisitStateLineProps {
  visit: VisitWithPhotos;
  detail: SeriesDetail;
}

/** State of skin and light at a visit, what of it differs from the baseline's, and the way to correct it. */
export function VisitStateLine({ visit, detail }: VisitStateLineProps) {
  const [editing, setEditing] = useState(false);
  const { state: texts } = words.capture;
  const baseline = detail.visits.find(({ healing }) => !healing);
  const differing = baseline && baseline.id !== visit.id ? differences(visit.state, baseline.state) : [];
  return (
    <div className="strip-state">
      <p className="quiet">{visit.state ? stateWords(visit.state) : texts.unknown}</p>
      {differing.length > 0 && <p className="strip-differs">{texts.differs(differing.join(', '))}</p>}
      <Button
        variant="subtle"
        size="compact-xs"
        className="screen-only"
        aria-label={`${texts.edit}: ${words.visits.stateOf(formatDay(visit.date))}`}
        onClick={() => setEditing(true)}
      >
        {texts.edit}
      </Button>
      {editing && <StateDialog visit={visit} onClose={() => setEditing(false)} />}
    </div>
  );
}

function StateDialog({ visit, onClose }: { visit: VisitWithPhotos; onClose: () => void }) {
  const [state, setState] = useState<VisitState>(visit.state ?? usual);
  const change = useChangeVisit(visit.seriesId);
  return (
    <FormDialog
      title={words.visits.stateOf(formatDay(visit.date))}
      submitLabel={words.capture.state.save}
      pending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ id: visit.id, version: visit.version, state }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <StateFields state={state} onChange={setState} />
    </FormDialog>
  );
}
