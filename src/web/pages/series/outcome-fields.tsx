import { Autocomplete, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { aboutQuery } from '../../api/about.ts';
import { words } from '../../language/index.ts';
import { faceRegionNames } from '../../words/regions.ts';
import type { SeriesDraft } from './series-draft.ts';

interface OutcomeFieldsProps {
  outcome: SeriesDraft['primaryOutcome'];
  /** Results are in. */
  fixed: boolean;
  planRegions: string[];
  onChange: (outcome: SeriesDraft['primaryOutcome']) => void;
}

/** The primary outcome: free at baseline, afterwards changed with a reason only. */
export function OutcomeFields({ outcome, fixed, planRegions, onChange }: OutcomeFieldsProps) {
  const { seriesForm } = words;
  const about = useQuery(aboutQuery);
  return (
    <fieldset className="plain-fieldset">
      <legend>{seriesForm.outcome}</legend>
      <p className="quiet">{fixed ? seriesForm.outcomeFixed : seriesForm.outcomeNew}</p>
      <Group grow align="flex-start">
        <NativeSelect
          label={seriesForm.metric}
          value={outcome.metric}
          onChange={(event) => onChange({ ...outcome, metric: event.currentTarget.value })}
          data={[
            { value: '', label: seriesForm.metricOpen },
            ...(about.data?.metrics ?? []).map((metric) => ({ value: metric.name, label: metric.label })),
          ]}
        />
        <Autocomplete
          label={seriesForm.region}
          placeholder={seriesForm.regionHint}
          required={outcome.metric !== ''}
          disabled={outcome.metric === ''}
          maxLength={80}
          data={[...new Set([...planRegions, ...faceRegionNames])]}
          value={outcome.region}
          onChange={(region) => onChange({ ...outcome, region })}
        />
      </Group>
    </fieldset>
  );
}
