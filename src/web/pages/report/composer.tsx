import { Button, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { ReportChoices } from '../../../patient-reports/report-choices.ts';
import type { ReportInput } from '../../../patient-reports/types.ts';
import { aboutQuery } from '../../api/about.ts';
import { errorSentence } from '../../api/client.ts';
import { useMakeReport } from '../../api/reports.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { phaseWords } from '../../words/phases.ts';
import { viewTitle } from '../../words/views.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { MetricVerdict } from './metric-verdict.tsx';
import { Preview } from './preview.tsx';

const texts = words.report;

interface ComposerProps {
  detail: SeriesDetail;
  choices: ReportChoices;
}

/** The choice on the left, the page it makes on the right. */
export function Composer({ detail, choices }: ComposerProps) {
  const navigate = useNavigate();
  const about = useQuery(aboutQuery);
  const make = useMakeReport(detail.series.id);
  const [input, setInput] = useState(() => firstChoice(choices));
  // While somebody types, no page is made for each letter.
  const [previewed] = useDebouncedValue(input, 400);
  const isComplete = input.visits.length > 0 && input.views.length > 0;
  const set = (change: Partial<ReportInput>) => setInput({ ...input, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(input, { onSuccess: ({ id }) => navigate(`/reports/${id}`) });
  };
  const labelOf = (metric: string) =>
    about.data?.metrics.find(({ name }) => name === metric)?.label ?? metric;
  return (
    <div className="report-columns">
      <form onSubmit={submit} aria-label={texts.form}>
        <Stack gap="lg">
          <ChoiceFields
            title={texts.visits}
            note={texts.visitsNote}
            choices={choices.visits.map((day) => ({
              value: day,
              label: formatDay(day),
              aside: <span className="quiet">{visitPhase(detail, day)}</span>,
            }))}
            chosen={input.visits}
            required={choices.required.visit}
            onChange={(visits) => set({ visits })}
          />
          {choices.views.length > 1 && (
            <ChoiceFields
              title={texts.views}
              choices={choices.views.map((view) => ({ value: view, label: viewTitle(view) }))}
              chosen={input.views}
              required={choices.required.view}
              onChange={(views) => set({ views })}
            />
          )}
          {choices.metrics.length > 0 && (
            <ChoiceFields
              title={texts.metrics}
              note={texts.omitted}
              choices={choices.metrics.map((metric) => ({
                value: metric,
                label: labelOf(metric),
                aside: <MetricVerdict detail={detail} metric={metric} visit={input.visits.at(-1)} />,
              }))}
              chosen={input.metrics}
              required={choices.required.metric}
              onChange={(metrics) => set({ metrics: metrics as ReportInput['metrics'] })}
            />
          )}
          <Textarea
            label={texts.note}
            description={texts.noteHint}
            autosize
            minRows={3}
            maxLength={2000}
            value={input.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <div role="alert" className="form-error">
            {make.error && errorSentence(make.error)}
          </div>
          <Button type="submit" w="fit-content" loading={make.isPending} disabled={!isComplete}>
            {texts.submit}
          </Button>
        </Stack>
      </form>
      <Preview seriesId={detail.series.id} input={previewed} isComplete={isComplete} />
    </div>
  );
}

/** The visit of the verdict, or the latest one; all that was measured there. */
function firstChoice({ visits, views, metrics, required }: ReportChoices): ReportInput {
  return { visits: [required.visit ?? visits.at(-1)!], views, metrics, note: '' };
}

function visitPhase({ visits }: SeriesDetail, day: string): string {
  const visit = visits.find(({ date }) => date === day);
  return visit ? phaseWords(visit.phase, visit.daysSinceSession) : '';
}
