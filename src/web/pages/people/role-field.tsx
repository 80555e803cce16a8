import { NativeSelect } from '@mantine/core';
import type { Role } from '../../../route.ts';
import { words } from '../../language/index.ts';

const roles = Object.keys(words.people.roles) as Role[];

/** Which role, and what it means. */
export function RoleField({ role, onChange }: { role: Role; onChange: (role: Role) => void }) {
  return (
    <NativeSelect
      label={words.people.role}
      description={words.people.rolesMean[role]}
      data={roles.map((value) => ({ value, label: words.people.roles[value] }))}
      value={role}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    />
  );
}
