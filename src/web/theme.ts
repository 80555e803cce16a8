import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { chartThemes } from '../charts/theme.ts';

/** The one accent: a pine that is neither of the verdict colours (blue, orange). Actions only, never next to skin. */
const pine: MantineColorsTuple = [
  '#e8f5f1',
  '#d0e8e0',
  '#a5d3c4',
  '#74bba5',
  '#46a086',
  '#23866b',
  '#0c7259',
  '#065f49',
  '#054c3b',
  '#043a2d',
];

/** Neutral greys without a tint: a coloured surround would bend the eye's judgement of skin. */
const gray: MantineColorsTuple = [
  '#fafafa',
  '#f3f3f3',
  '#e8e8e8',
  '#d9d9d9',
  '#c4c4c4',
  '#8a8a8a',
  '#5f5f5f',
  '#474747',
  '#303030',
  '#1a1a1a',
];

const dark: MantineColorsTuple = [
  '#ededed',
  '#d4d4d4',
  '#b0b0b0',
  '#8f8f8f',
  '#454545',
  '#363636',
  '#2a2a2a',
  '#1f1f1f',
  '#181818',
  '#101010',
];

export const theme = createTheme({
  colors: { pine, gray, dark },
  primaryColor: 'pine',
  primaryShade: 6,
  autoContrast: true,
  defaultRadius: 4,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.25rem' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** The charts' surfaces are the app's own; their verdict colours stay as they are. */
const neutralChart = {
  light: {
    '--chart-surface': '#ffffff',
    '--chart-muted': '#5f5f5f',
    '--chart-grid': '#e4e4e4',
    '--chart-band': '#ececec',
    '--chart-healing': '#cbcbcb',
    '--chart-unchanged': '#5f5f5f',
  },
  dark: {
    '--chart-surface': '#1f1f1f',
    '--chart-muted': '#acacac',
    '--chart-grid': '#343434',
    '--chart-band': '#2f2f2f',
    '--chart-healing': '#505050',
    '--chart-unchanged': '#acacac',
  },
};

/** Own names for the few colours that Mantine's palette does not decide. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f3f3f3',
    '--mantine-color-text': '#1a1a1a',
    '--mantine-color-dimmed': '#5f5f5f',
    '--mantine-color-placeholder': '#6b6b6b',
    '--mantine-color-anchor': '#065f49',
    '--mantine-color-error': '#a3341a',
    ...chartThemes.light,
    ...neutralChart.light,
  },
  dark: {
    '--mantine-color-body': '#181818',
    '--mantine-color-text': '#ededed',
    '--mantine-color-dimmed': '#acacac',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-anchor': '#74bba5',
    '--mantine-color-error': '#f0a08c',
    ...chartThemes.dark,
    ...neutralChart.dark,
  },
});
