import type { ReactNode } from 'react';
import type { CaseFacts } from '../../../gallery/types.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';

/** What may be known of a case, in two columns; more lines may follow. */
export function CaseFactsList({ facts, children }: { facts: CaseFacts; children?: ReactNode }) {
  const { gallery } = words;
  const { sessions, monthsSinceBaseline, monthsSinceLastSession, skinTone, ageBand, changedAfterResults } =
    facts;
  return (
    <dl className="case-facts">
      <Fact name={gallery.sessions}>{gallery.sessionCount(sessions)}</Fact>
      <Fact name={gallery.timing}>
        {`${gallery.sinceBaseline(monthsSinceBaseline)}, ${gallery.sinceLastSession(monthsSinceLastSession)}`}
      </Fact>
      <Fact name={gallery.skinTone}>{skinTone ? words.patient.skinTones[skinTone] : gallery.notKnown}</Fact>
      <Fact name={gallery.age}>{ageBand ? gallery.ageBands[ageBand] : gallery.notKnown}</Fact>
      {changedAfterResults.length > 0 && (
        <Fact name={gallery.changedAfterResults}>
          <strong>{changedAfterResults.map((field) => words.series.judgedBy[field]).join(', ')}</strong>
        </Fact>
      )}
      {children}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** "until 5 Mar 2027" */
export const consentWords = (until: string | null): string =>
  until === null ? words.gallery.consentOpen : words.gallery.consentUntil(formatDay(until));
