import { Button, Checkbox, Radio, Stack } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { type ConsentScope, consentScopes } from '../../../consent/scopes.ts';
import type { ConsentsOfPatient } from '../../../consent/types.ts';
import type { SeriesListItem } from '../../../series/types.ts';
import { words } from '../../language/index.ts';

export interface Asked {
  scopes: ConsentScope[];
  series: SeriesListItem | null;
}

interface AskStartProps {
  consents: ConsentsOfPatient;
  series: SeriesListItem[];
  onBegin: (asked: Asked) => void;
}

/** The clinician's part: what to ask, about which photos. What is granted already is not asked again unless chosen. */
export function AskStart({ consents, series, onBegin }: AskStartProps) {
  const { start } = words.consentForm;
  const name = useId();
  const granted = consentScopes.filter((scope) =>
    consents.standings.every((one) => one.scope !== scope || one.state === 'granted'),
  );
  const [scopes, setScopes] = useState(consentScopes.filter((scope) => !granted.includes(scope)));
  const [seriesId, setSeriesId] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(scopes.length === 0);
    if (scopes.length > 0) onBegin({ scopes, series: series.find(({ id }) => id === seriesId) ?? null });
  };
  return (
    <form className="panel ask-start" onSubmit={submit}>
      <Stack gap="lg">
        <p>{start.lead}</p>
        <Checkbox.Group
          label={start.scopes}
          error={missing && start.choose}
          value={scopes}
          onChange={(chosen) => setScopes(consentScopes.filter((scope) => chosen.includes(scope)))}
        >
          <Stack gap="sm" mt="xs">
            {consentScopes.map((scope) => (
              <Checkbox
                key={scope}
                value={scope}
                label={words.consent.scopes[scope]}
                description={granted.includes(scope) && start.inForce}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        {series.length > 0 && (
          <Radio.Group label={start.photos} value={seriesId} onChange={setSeriesId}>
            <Stack gap="sm" mt="xs">
              <Radio name={name} value="" label={start.allSeries} />
              {series.map((one) => (
                <Radio key={one.id} name={name} value={one.id} label={start.oneSeries(one.name)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <div>
          <Button type="submit">{start.begin}</Button>
        </div>
      </Stack>
    </form>
  );
}
