import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DueLine } from '../../../overview/types.ts';
import { words } from '../../language/index.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';

interface PlaceLineProps {
  /** Without a series: it is about all of the patient's. */
  place: Pick<DueLine, 'patient'> & { seriesName: string | null };
  to: string;
  children: ReactNode;
}

/** A line of the overview: whose series it is, what about it, and the whole of it leads there. */
export function PlaceLine({ place, to, children }: PlaceLineProps) {
  const { patient, seriesName } = place;
  return (
    <li className="place-line">
      <div className="place-line-who">
        <div className="place-line-name">
          <Link to={to} className="one-line" title={[patient.name, seriesName].filter(Boolean).join(': ')}>
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
      <div className="place-line-what">{children}</div>
    </li>
  );
}
