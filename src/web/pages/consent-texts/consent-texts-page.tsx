import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { consentScopes } from '../../../consent/scopes.ts';
import type { ConsentText } from '../../../consent/types.ts';
import { consentTextsQuery } from '../../api/consents.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { formatDay, today } from '../../words/dates.ts';
import { TextDialog } from './text-dialog.tsx';
import './consent-texts.css';

/** What patients read before they decide: the owner edits it, older versions stay readable. */
export function ConsentTextsPage() {
  const { consentTexts } = words;
  const texts = useQuery(consentTextsQuery);
  return (
    <Page title={consentTexts.title} subtitle={consentTexts.lead}>
      {texts.isPending && <Loading what={consentTexts.loading} />}
      {texts.isError && <Failure error={texts.error} onRetry={() => texts.refetch()} />}
      {texts.data &&
        consentScopes.map((scope) => (
          <ScopeSection key={scope} versions={texts.data.texts.filter((text) => text.scope === scope)} />
        ))}
    </Page>
  );
}

/** @param versions of one scope, the one in use first */
function ScopeSection({ versions }: { versions: ConsentText[] }) {
  const { consentTexts, consent } = words;
  const [editing, setEditing] = useState(false);
  const [latest, ...older] = versions;
  if (!latest) return null;
  const label = consent.scopes[latest.scope];
  return (
    <section className="section" aria-labelledby={`text-${latest.scope}`}>
      <div className="section-head">
        <h2 id={`text-${latest.scope}`}>{label}</h2>
        <Button variant="default" aria-label={consentTexts.editOf(label)} onClick={() => setEditing(true)}>
          {consentTexts.edit}
        </Button>
      </div>
      <TextVersion text={latest} />
      {older.length > 0 && (
        <details className="text-older">
          <summary>{consentTexts.older(older.length)}</summary>
          {older.map((text) => (
            <TextVersion key={text.version} text={text} />
          ))}
        </details>
      )}
      {editing && <TextDialog text={latest} onClose={() => setEditing(false)} />}
    </section>
  );
}

function TextVersion({ text }: { text: ConsentText }) {
  const { consentTexts } = words;
  return (
    <article className="panel text-version">
      <h3>{text.title}</h3>
      <div className="consent-body">{text.body}</div>
      <p className="quiet">
        {[
          consentTexts.version(text.version),
          text.by === null
            ? consentTexts.withProgram
            : consentTexts.writtenBy(text.by, formatDay(today(new Date(text.at)))),
        ].join(', ')}
        <code className="text-fingerprint">{`${consentTexts.fingerprint} ${text.sha256}`}</code>
      </p>
    </article>
  );
}
