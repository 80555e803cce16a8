import type { Overview } from '../../../overview/types.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { formatNumber } from '../../words/numbers.ts';
import { PlaceLine } from './place-line.tsx';

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
            {consents.items.map(({ recordId, scope, channels, expiresOn, isExpired, ...place }) => (
              <PlaceLine key={recordId} place={place} to={`/patients/${place.patient.id}`}>
                <span>
                  {[scopes[scope], ...channels.map((one) => channelWords[one].toLowerCase())].join(', ')}
                </span>{' '}
                <span className="quiet">
                  {isExpired ? ending.expired(formatDay(expiresOn)) : ending.until(formatDay(expiresOn))}
                </span>
              </PlaceLine>
            ))}
          </ul>
        </>
      )}
      {hidden > 0 && <p className="quiet">{words.overview.more(formatNumber(hidden))}</p>}
    </section>
  );
}
