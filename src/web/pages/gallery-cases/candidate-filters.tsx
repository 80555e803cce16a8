import { NativeSelect } from '@mantine/core';
import type { MetricWords } from '../../api/about.ts';
import { words } from '../../language/index.ts';

interface CandidateFiltersProps {
  parameters: URLSearchParams;
  metrics: readonly MetricWords[];
  onChange: (parameters: URLSearchParams) => void;
}

/** Which cases are shown: the place first, since consent is to a place. Names are no way to find one. */
export function CandidateFilters({ parameters, metrics, onChange }: CandidateFiltersProps) {
  const { gallery } = words;
  const field = (name: string) => ({
    value: parameters.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const changed = new URLSearchParams(parameters);
      if (event.currentTarget.value === '') changed.delete(name);
      else changed.set(name, event.currentTarget.value);
      onChange(changed);
    },
  });
  const channel = field('channel');
  return (
    <fieldset className="case-filters">
      <legend className="visually-hidden">{gallery.filters}</legend>
      <NativeSelect
        label={gallery.channel}
        className="case-filters-channel"
        data={optionsOf(gallery.channels)}
        {...channel}
        value={channel.value || 'clinic-website'}
      />
      <Choice label={gallery.indication} labels={words.seriesForm.indications} {...field('indication')} />
      <Choice label={gallery.area} labels={words.seriesForm.areaNames} {...field('area')} />
      <Choice
        label={gallery.metric}
        labels={Object.fromEntries(metrics.map(({ name, label }) => [name, label]))}
        {...field('metric')}
      />
      <Choice label={gallery.verdict} labels={gallery.verdicts} {...field('verdict')} />
      <Choice label={gallery.minSessions} labels={atLeast([1, 2, 3, 4, 6])} {...field('minSessions')} />
      <Choice label={gallery.minMonths} labels={atLeast([3, 6, 9, 12, 24])} {...field('minMonths')} />
      <Choice label={gallery.skinTone} labels={words.patient.skinTones} {...field('skinTone')} />
      <Choice label={gallery.age} labels={gallery.ageBands} {...field('ageBand')} />
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  labels: Record<string, string>;
  value: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
}

function Choice({ label, labels, value, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: words.gallery.any }, ...optionsOf(labels)]}
      value={value}
      onChange={onChange}
    />
  );
}

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

const atLeast = (numbers: readonly number[]): Record<string, string> =>
  Object.fromEntries(numbers.map((number) => [String(number), words.gallery.atLeast(number)]));
