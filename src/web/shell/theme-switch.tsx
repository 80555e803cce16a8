import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun, IconSystem } from '../icons.ts';
import { words } from '../language/index.ts';

const next: Record<MantineColorScheme, MantineColorScheme> = { auto: 'light', light: 'dark', dark: 'auto' };
const icons = { auto: IconSystem, light: IconSun, dark: IconMoon };

/** Goes round: as the system, light, dark. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = icons[colorScheme];
  const { themes } = words.shell;
  const label = words.shell.theme(themes[colorScheme], themes[next[colorScheme]]);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next[colorScheme])}
    >
      <Icon size={18} />
    </ActionIcon>
  );
}
