import type { AuditVerification } from '../../../audit/types.ts';
import { words } from '../../language/index.ts';
import { formatNumber } from '../../words/numbers.ts';

/** Says whether the trail is what was written, and where it ends. */
export function Verification({ verification }: { verification: AuditVerification }) {
  const { events, head, faults, faultCount } = verification;
  if (faultCount > 0) {
    return (
      <div className="notice">
        <p>{words.audit.tampered(formatNumber(faultCount))}</p>
        <ul>
          {faults.map(({ kind, eventId }) => (
            <li key={`${kind} ${eventId}`}>{words.audit.faults[kind](formatNumber(eventId ?? 0))}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className="notice">
      <p>{words.audit.intact(formatNumber(events))}</p>
      {head && (
        <p className="quiet">
          {words.audit.seal} <code className="audit-seal">{head.seal}</code>
        </p>
      )}
    </div>
  );
}
