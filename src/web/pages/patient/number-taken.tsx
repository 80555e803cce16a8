import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { patientsOfNumberQuery } from '../../api/patients.ts';
import { words } from '../../language/index.ts';

/** Warns when another patient has a number already; it may be right all the same. */
export function NumberTaken({ number, except }: { number: string; except: string | null }) {
  const [asked] = useDebouncedValue(number, 300);
  const found = useQuery({ ...patientsOfNumberQuery(asked), enabled: asked !== '' });
  const other = asked === '' ? undefined : found.data?.items.find(({ id }) => id !== except);
  return (
    <div role="status">
      {other && (
        <p className="notice">
          {words.patient.numberTaken(other.name)}{' '}
          <Link to={`/patients/${other.id}`}>{words.patient.openOther}</Link>
        </p>
      )}
    </div>
  );
}
