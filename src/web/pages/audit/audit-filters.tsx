import { NativeSelect, TextInput } from '@mantine/core';
import type { AuditEventName, AuditFilter, AuditList } from '../../../audit/types.ts';
import { words } from '../../language/index.ts';

const dayMs = 86_400_000;

/** The address of the page says what is chosen; its days are those of the place where the browser stands. */
export function filterOf(parameters: URLSearchParams): AuditFilter {
  const moment = (name: string, laterMs: number) => {
    const at = Date.parse(`${parameters.get(name) ?? ''}T00:00:00`);
    return Number.isNaN(at) ? undefined : new Date(at + laterMs).toISOString();
  };
  return {
    patientId: parameters.get('patientId') ?? undefined,
    actorId: parameters.get('person') ?? undefined,
    name: (parameters.get('kind') as AuditEventName | null) ?? undefined,
    from: moment('from', 0),
    to: moment('until', dayMs),
  };
}

interface AuditFiltersProps {
  parameters: URLSearchParams;
  actors: AuditList['actors'];
  onChange: (parameters: URLSearchParams) => void;
}

/** Which events are shown. */
export function AuditFilters({ parameters, actors, onChange }: AuditFiltersProps) {
  const field = (name: string) => ({
    value: parameters.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const changed = new URLSearchParams(parameters);
      if (event.currentTarget.value === '') changed.delete(name);
      else changed.set(name, event.currentTarget.value);
      onChange(changed);
    },
  });
  return (
    <fieldset className="audit-filters">
      <legend className="visually-hidden">{words.audit.filters}</legend>
      <NativeSelect
        label={words.audit.person}
        data={[
          { value: '', label: words.audit.anybody },
          ...actors.map(({ id, name }) => ({ value: id, label: name ?? words.audit.gone })),
        ]}
        {...field('person')}
      />
      <NativeSelect
        label={words.audit.kind}
        data={[
          { value: '', label: words.audit.anything },
          ...words.audit.events.map((name) => ({ value: name, label: words.audit.event(name) })),
        ]}
        {...field('kind')}
      />
      <TextInput type="date" label={words.audit.from} {...field('from')} />
      <TextInput type="date" label={words.audit.to} {...field('until')} />
    </fieldset>
  );
}
