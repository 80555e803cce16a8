import { FileInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsentScope, consentScopes } from '../../../consent/scopes.ts';
import type { ConsentText } from '../../../consent/types.ts';
import type { SeriesListItem } from '../../../series/types.ts';
import { consentTextsQuery, useAttachPaper } from '../../api/consents.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { today } from '../../words/dates.ts';
import { type AnswerDraft, answersOf, emptyDraft, type Missing, missingIn } from './answer-draft.ts';
import { AnswerFields } from './answer-fields.tsx';

interface PaperDialogProps {
  patientId: string;
  series: SeriesListItem[];
  onClose: () => void;
}

/** What a patient signed on paper: the scan, and what is answered on it. */
export function PaperDialog({ patientId, series, onClose }: PaperDialogProps) {
  const { paper } = words.consent;
  const { start } = words.consentForm;
  const texts = useQuery(consentTextsQuery);
  const attach = useAttachPaper(patientId);
  const [file, setFile] = useState<File | null>(null);
  const [signedOn, setSignedOn] = useState('');
  const [scope, setScope] = useState<ConsentScope>('own-record');
  const [seriesId, setSeriesId] = useState('');
  const [version, setVersion] = useState<number | null>(null);
  const [draft, setDraft] = useState<AnswerDraft>(emptyDraft);
  const [missing, setMissing] = useState<Missing | 'file' | 'signedOn' | null>(null);
  const versions = texts.data?.texts.filter((text) => text.scope === scope) ?? [];
  const text = versions.find((one) => one.version === version) ?? versions[0];
  const submit = () => {
    const isDated = signedOn !== '' && signedOn <= today();
    const left = (!file && 'file') || (!isDated && 'signedOn') || missingIn(scope, draft);
    setMissing(left);
    if (file && text && !left)
      attach.mutate(
        { file, signedOn, seriesId: seriesId || null, answers: answersOf(text, draft) },
        { onSuccess: onClose },
      );
  };
  return (
    <FormDialog
      title={paper.title}
      submitLabel={paper.save}
      pending={attach.isPending}
      error={attach.error}
      onSubmit={submit}
      onClose={onClose}
      size="lg"
    >
      <FileInput
        label={paper.file}
        description={paper.fileHint}
        placeholder={paper.choose}
        accept="image/jpeg,image/png,application/pdf"
        error={missing === 'file' && paper.noFile}
        value={file}
        onChange={setFile}
      />
      <TextInput
        type="date"
        label={paper.signedOn}
        description={paper.signedOnHint}
        max={today()}
        error={missing === 'signedOn' && paper.noDay}
        value={signedOn}
        onChange={(event) => setSignedOn(event.currentTarget.value)}
      />
      <Select
        label={paper.scope}
        data={consentScopes.map((one) => ({ value: one, label: words.consent.scopes[one] }))}
        allowDeselect={false}
        value={scope}
        onChange={(value) => {
          setScope(value as ConsentScope);
          setVersion(null);
          setDraft(emptyDraft);
          setMissing(null);
        }}
      />
      {series.length > 0 && (
        <Select
          label={start.photos}
          data={[
            { value: '', label: start.allSeries },
            ...series.map(({ id, name }) => ({ value: id, label: start.oneSeries(name) })),
          ]}
          allowDeselect={false}
          value={seriesId}
          onChange={(value) => setSeriesId(value ?? '')}
        />
      )}
      {texts.isPending && <Loading what={paper.thePaper} />}
      {texts.isError && <Failure error={texts.error} onRetry={() => texts.refetch()} />}
      {text && versions.length > 1 && (
        <Select
          label={paper.version}
          data={versions.map(versionOption)}
          allowDeselect={false}
          value={String(text.version)}
          onChange={(value) => setVersion(Number(value))}
        />
      )}
      <AnswerFields
        scope={scope}
        draft={draft}
        missing={missing === 'file' || missing === 'signedOn' ? null : missing}
        onChange={(change) => {
          setMissing(null);
          setDraft({ ...draft, ...change });
        }}
      />
    </FormDialog>
  );
}

const versionOption = ({ version, title }: ConsentText) => ({
  value: String(version),
  label: words.consent.paper.versionOf(version, title),
});
