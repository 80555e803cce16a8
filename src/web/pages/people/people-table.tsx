import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../../accounts/people/types.ts';
import { sessionQuery } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';
import { PersonActions } from './person-actions.tsx';

export function PeopleTable({ people }: { people: Person[] }) {
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className="panel table-scroll">
      <Table className="people-table stacked-table" verticalSpacing="sm" horizontalSpacing="md">
        <caption className="visually-hidden">{words.people.caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.people.name}</Table.Th>
            <Table.Th scope="col">{words.people.role}</Table.Th>
            <Table.Th scope="col">{words.people.lastSignIn}</Table.Th>
            <Table.Th scope="col" className="people-factor">
              {words.people.factor}
            </Table.Th>
            <Table.Th scope="col" className="people-action">
              <span className="visually-hidden">{words.people.actions}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} isYou={person.id === session?.user.id} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function PersonRow({ person, isYou }: { person: Person; isYou: boolean }) {
  const { name, email, role, lastSignInAt, hasSecondFactor, passkeyCount, lockedUntil, deactivatedAt } =
    person;
  const factors = [
    hasSecondFactor ? words.people.yes : words.people.no,
    ...(passkeyCount > 0 ? [words.people.passkeys(passkeyCount)] : []),
  ];
  return (
    <Table.Tr className={deactivatedAt ? 'people-gone' : undefined}>
      <Table.Td>
        <strong>{name}</strong>
        {isYou && ` (${words.people.you})`}
        <p className="quiet">{email}</p>
        {deactivatedAt && <p className="quiet">{words.people.deactivated(formatMoment(deactivatedAt))}</p>}
        {lockedUntil && <p className="people-state">{words.people.locked(formatMoment(lockedUntil))}</p>}
      </Table.Td>
      <Table.Td data-label={words.people.role}>{words.people.roles[role]}</Table.Td>
      <Table.Td data-label={words.people.lastSignIn} className="number">
        {lastSignInAt ? formatMoment(lastSignInAt) : words.people.never}
      </Table.Td>
      <Table.Td data-label={words.people.factor} className="people-factor">
        {factors.join(', ')}
      </Table.Td>
      <Table.Td className="people-action">
        <PersonActions person={person} isYou={isYou} />
      </Table.Td>
    </Table.Tr>
  );
}
