import { Link } from 'react-router';
import type { Overview } from '../../../overview/types.ts';
import { words } from '../../language/index.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { formatDay } from '../../words/dates.ts';
import { formatNumber } from '../../words/numbers.ts';

/** Consents to be renewed, or whose photos are no longer shown since their day. */
export function EndingConsentsSection({ consents }: { consents: Overview['endingConsents'] }) {
  const { ending, scopes, channels: channelWords } = words.consent;
  const hidden = consents.total - consents.items.length;
  return (
    <section className="section" aria-labelledby="ending-consents">
      <h2 id="ending-consents">{ending.title}</h2>
      {consents.total === 0 ? (
        <p className="quiet">{ending.nothing}</p>
      ) : (
        <>
          <p className="quiet">{ending.note}</p>
          <ul className="panel place-list">
            {consents.items.map(
              ({ recordId, patient, seriesName, scope, channels, expiresOn, isExpired }) => (
                <li key={recordId} className="place-line">
                  <div className="place-line-who">
                    <div className="place-line-name">
                      <Link to={`/patients/${patient.id}`} className="one-line" title={patient.name}>
                        {patient.name}
                      </Link>
                      {patient.synthetic && <SyntheticMark />}
                    </div>
                    <span className="quiet one-line">
                      {[patient.number && words.overview.patientNumber(patient.number), seriesName]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </div>
                  <div className="place-line-what">
                    <span>
                      {[scopes[scope], ...channels.map((one) => channelWords[one].toLowerCase())].join(', ')}
                    </span>{' '}
                    <span className="quiet">
                      {isExpired ? ending.expired(formatDay(expiresOn)) : ending.until(formatDay(expiresOn))}
                    </span>
                  </div>
                </li>
              ),
            )}
          </ul>
        </>
      )}
      {hidden > 0 && <p className="quiet">{words.overview.more(formatNumber(hidden))}</p>}
    </section>
  );
}
