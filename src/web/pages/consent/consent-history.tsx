import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import type { ConsentRecord } from '../../../consent/types.ts';
import type { SeriesListItem } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { endWords } from '../../words/consent.ts';
import { formatDay, formatMoment } from '../../words/dates.ts';
import { SignatureDialog } from './signature-dialog.tsx';

interface ConsentHistoryProps {
  records: ConsentRecord[];
  series: SeriesListItem[];
}

/** Every answer, newest first, one click away. */
export function ConsentHistory({ records, series }: ConsentHistoryProps) {
  const { history } = words.consent;
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<ConsentRecord | null>(null);
  const listId = useId();
  return (
    <div className="consent-history">
      <Button
        variant="subtle"
        size="compact-sm"
        aria-expanded={open}
        aria-controls={listId}
        onClick={() => setOpen(!open)}
      >
        {open ? history.hide : history.show(records.length)}
      </Button>
      <div id={listId} hidden={!open}>
        <p className="quiet">{history.caption}</p>
        <ol className="panel consent-records">
          {records.map((record) => (
            <li key={record.id}>
              <span className="quiet number">{formatMoment(record.at)}</span>
              <div>
                <p>{whatWords(record, series)}</p>
                <p className="quiet">{howWords(record)}</p>
              </div>
              <div>
                {record.hasSignature && (
                  <Button variant="default" size="compact-sm" onClick={() => setShown(record)}>
                    {history.showSignature}
                  </Button>
                )}
                {record.hasPaper && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    component="a"
                    href={`/api/consents/${record.id}/signed`}
                    download
                  >
                    {history.savePaper}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      </div>
      {shown && <SignatureDialog record={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

/** 'Granted: Publication (print), at most masked face, until 5 Mar 2027, all series' */
function whatWords(record: ConsentRecord, series: SeriesListItem[]): string {
  const { decisions, scopes, channels, identifiabilities, table, history } = words.consent;
  const where = record.channels.map((channel) => channels[channel].toLowerCase()).join(', ');
  const isGranted = record.decision === 'granted';
  return [
    `${decisions[record.decision]}: ${scopes[record.scope]}${where && ` (${where})`}`,
    record.identifiability && history.atMost(identifiabilities[record.identifiability]),
    isGranted && (record.expiresOn ?? record.expiresOnEvent) && history.until(endWords(record)),
    record.seriesId
      ? table.series(series.find(({ id }) => id === record.seriesId)?.name ?? '')
      : history.allSeries,
  ]
    .filter(Boolean)
    .join(', ');
}

/** 'on the screen, signed as Ada Example, text version 1, written down by Dr. Test' */
function howWords({ source, signedName, hasSignature, signedOn, text, by, note }: ConsentRecord): string {
  const { sources, history } = words.consent;
  return [
    sources[source],
    signedOn && history.signedOn(formatDay(signedOn)),
    signedName && (hasSignature ? history.signedAs(signedName) : history.typedOnly(signedName)),
    text && history.textVersion(text.version),
    by && history.by(by),
    note,
  ]
    .filter(Boolean)
    .join(', ');
}
