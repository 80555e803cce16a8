import { Autocomplete, Group, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { defaultProtocol } from '../../../series/default-protocol.ts';
import type { Series, SeriesInput } from '../../../series/types.ts';
import { aboutQuery } from '../../api/about.ts';
import { useCreateSeries } from '../../api/patients.ts';
import { useChangeSeries } from '../../api/series.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { numberOf } from '../../parts/number-of.ts';
import { faceRegionNames } from '../../words/regions.ts';
import { faceViewNames, viewFromLabel, viewLabel } from '../../words/views.ts';

interface SeriesDialogProps {
  patientId: string;
  /** The series to change; without it a new one is made. */
  series?: Series;
  /** There are results already, so the primary outcome stays what it is. */
  baselineFixed?: boolean;
  onClose: () => void;
}

type MetricName = NonNullable<SeriesInput['primaryOutcome']>['metric'];

/** Makes a series, or corrects the one given. */
export function SeriesDialog({ patientId, series, baselineFixed = false, onClose }: SeriesDialogProps) {
  const protocol = series?.protocol ?? defaultProtocol;
  const [name, setName] = useState(series?.name ?? '');
  const [indication, setIndication] = useState(series?.indicationNote ?? '');
  const [areas, setAreas] = useState(series?.areas ?? []);
  const [views, setViews] = useState((series?.views ?? ['frontal']).map(viewLabel));
  const [metric, setMetric] = useState<string>(series?.primaryOutcome?.metric ?? '');
  const [region, setRegion] = useState(series?.primaryOutcome?.region ?? '');
  const [healingDays, setHealingDays] = useState<number | string>(protocol.healingDays);
  const about = useQuery(aboutQuery);
  const navigate = useNavigate();
  const create = useCreateSeries(patientId);
  const change = useChangeSeries(series?.id ?? '');
  const saving = series ? change : create;
  const outcomeFixed = baselineFixed && series?.primaryOutcome != null;
  const planRegions = series?.plan?.treated?.map((treated) => treated.name) ?? [];

  const submit = () => {
    const input: SeriesInput = {
      name: name.trim(),
      indication: series?.indication ?? 'other',
      indicationNote: indication.trim(),
      areas,
      views: views.map(viewFromLabel),
      primaryOutcome:
        metric !== '' && region.trim() !== ''
          ? { metric: metric as MetricName, region: region.trim() }
          : null,
      protocol: { ...protocol, healingDays: numberOf(healingDays) ?? protocol.healingDays },
      usesCard: series?.usesCard ?? false,
    };
    if (series) change.mutate({ version: series.version, ...input }, { onSuccess: onClose });
    else create.mutate(input, { onSuccess: ({ id }) => navigate(`/series/${id}`) });
  };
  return (
    <FormDialog
      title={series ? 'Edit series' : 'New series'}
      submitLabel={series ? 'Save' : 'Create series'}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={submit}
      onClose={onClose}
      size="lg"
    >
      <TextInput
        label="Name"
        placeholder="Acne scars, both cheeks"
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Indication"
        placeholder="Atrophic acne scars"
        maxLength={200}
        value={indication}
        onChange={(event) => setIndication(event.currentTarget.value)}
      />
      <TagsInput
        label="Areas"
        description="What is treated. Press Enter after each."
        maxTags={30}
        maxLength={120}
        acceptValueOnBlur
        clearable={false}
        value={areas}
        onChange={setAreas}
      />
      <TagsInput
        label="Views"
        description="The same views at every visit: each is compared with its own baseline. A body area is a view with its name."
        data={faceViewNames.map(viewLabel)}
        maxTags={30}
        acceptValueOnBlur
        required={views.length === 0}
        value={views}
        onChange={setViews}
      />
      <fieldset className="plain-fieldset" disabled={outcomeFixed}>
        <legend>Primary outcome</legend>
        <p className="quiet">
          {outcomeFixed
            ? 'Fixed at baseline: it can’t be changed once there are results.'
            : 'The one question this series is to answer. Choose it now, before there are results to choose from.'}
        </p>
        <Group grow align="flex-start">
          <NativeSelect
            label="Metric"
            value={metric}
            onChange={(event) => setMetric(event.currentTarget.value)}
            disabled={outcomeFixed}
            data={[
              { value: '', label: 'Not chosen yet' },
              ...(about.data?.metrics ?? []).map((m) => ({ value: m.name, label: m.label })),
            ]}
          />
          <Autocomplete
            label="Region"
            placeholder="Left cheek"
            required={metric !== ''}
            disabled={outcomeFixed || metric === ''}
            maxLength={80}
            data={[...new Set([...planRegions, ...faceRegionNames])]}
            value={region}
            onChange={setRegion}
          />
        </Group>
      </fieldset>
      <NumberInput
        label="Healing window"
        description="Days after a session in which a photo shows healing, not outcome."
        suffix=" days"
        min={0}
        max={60}
        allowDecimal={false}
        required
        w={208}
        value={healingDays}
        onChange={setHealingDays}
      />
    </FormDialog>
  );
}
