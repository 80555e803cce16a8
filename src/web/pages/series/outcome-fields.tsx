import { Autocomplete, Button, Group, NativeSelect, Textarea } from '@mantine/core';
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
  /** Why it is changed although results are in; null as long as nobody means to. */
  reason: string | null;
  onReason: (reason: string) => void;
  onChange: (outcome: SeriesDraft['primaryOutcome']) => void;
}

/** The primary outcome: free at baseline, afterwards changed only as an act of its own, with a reason. */
export function OutcomeFields(props: OutcomeFieldsProps) {
  const { outcome, fixed, planRegions, reason, onReason, onChange } = props;
  const { seriesForm } = words;
  const about = useQuery(aboutQuery);
  const locked = fixed && reason === null;
  return (
    <fieldset className="plain-fieldset">
      <legend>{seriesForm.outcome}</legend>
      <p className="quiet">{fixed ? seriesForm.outcomeFixed : seriesForm.outcomeNew}</p>
      <Group grow align="flex-start">
        <NativeSelect
          label={seriesForm.metric}
          value={outcome.metric}
          onChange={(event) => onChange({ ...outcome, metric: event.currentTarget.value })}
          disabled={locked}
          data={[
            { value: '', label: seriesForm.metricOpen },
            ...(about.data?.metrics ?? []).map((metric) => ({ value: metric.name, label: metric.label })),
          ]}
        />
        <Autocomplete
          label={seriesForm.region}
          placeholder={seriesForm.regionHint}
          required={outcome.metric !== ''}
          disabled={locked || outcome.metric === ''}
          maxLength={80}
          data={[...new Set([...planRegions, ...faceRegionNames])]}
          value={outcome.region}
          onChange={(region) => onChange({ ...outcome, region })}
        />
      </Group>
      {locked && (
        <Button variant="default" size="sm" mt={8} onClick={() => onReason('')}>
          {seriesForm.outcomeChange}
        </Button>
      )}
      {fixed && reason !== null && (
        <Textarea
          label={seriesForm.outcomeReason}
          description={seriesForm.outcomeReasonNote}
          required
          autosize
          maxLength={500}
          mt={8}
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
      )}
    </fieldset>
  );
}
