import { Table } from '@mantine/core';
import { Link } from 'react-router';
import type { PatientListItem } from '../../../patients/types.ts';
import { words } from '../../language/index.ts';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { formatDay } from '../../words/dates.ts';

/** Patients, one a row; the name is the link. */
export function PatientTable({ items }: { items: PatientListItem[] }) {
  const { patients: texts } = words;
  return (
    <div className="panel">
      <Table className="patient-table" verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <caption className="visually-hidden">{texts.title}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{texts.name}</Table.Th>
            <Table.Th scope="col" className="wide-only">
              {texts.number}
            </Table.Th>
            <Table.Th scope="col" className="wide-only">
              {texts.born}
            </Table.Th>
            <Table.Th scope="col" className="wide-only">
              {texts.series}
            </Table.Th>
            <Table.Th scope="col">{texts.lastPhoto}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((patient) => (
            <Table.Tr key={patient.id}>
              <Table.Td className="patient-name">
                <div>
                  <Link to={`/patients/${patient.id}`} className="one-line" title={patient.name}>
                    {patient.name}
                  </Link>
                  {patient.synthetic && <SyntheticMark />}
                </div>
              </Table.Td>
              <Table.Td className="wide-only one-line patient-number" title={patient.number ?? ''}>
                {patient.number ?? ''}
              </Table.Td>
              <Table.Td className="wide-only">{patient.yearOfBirth ?? ''}</Table.Td>
              <Table.Td className="wide-only">{patient.seriesCount}</Table.Td>
              <Table.Td className="number">
                {patient.lastPhotoOn ? (
                  formatDay(patient.lastPhotoOn)
                ) : (
                  <span className="quiet">{texts.noPhoto}</span>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
