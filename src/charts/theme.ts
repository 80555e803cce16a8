/** Blue and orange stay apart for every kind of colour vision; in black and white the marks' shapes differ as well. */
export const chartThemes = {
  light: {
    '--chart-surface': '#ffffff',
    '--chart-muted': '#5b5f64',
    '--chart-grid': '#e3e4e6',
    '--chart-band': '#ebecee',
    '--chart-healing': '#c9ccd1',
    '--chart-improved': '#0b62a4',
    '--chart-worsened': '#b8500a',
    '--chart-unchanged': '#5b5f64',
  },
  dark: {
    '--chart-surface': '#1b1c1e',
    '--chart-muted': '#a7abb1',
    '--chart-grid': '#323438',
    '--chart-band': '#2c2e31',
    '--chart-healing': '#4b4f55',
    '--chart-improved': '#74b4ee',
    '--chart-worsened': '#f2a15f',
    '--chart-unchanged': '#a7abb1',
  },
} as const;

export type ChartColour = keyof (typeof chartThemes)['light'];

/** The light value, for renderers that know no custom properties (PDF, rasterisers): a presentation attribute. */
export function printColour(name: ChartColour): string {
  return chartThemes.light[name];
}

/** Custom properties of a theme as CSS declarations, for the page that shows the charts. */
export function chartThemeCss(theme: keyof typeof chartThemes): string {
  return Object.entries(chartThemes[theme])
    .map(([property, value]) => `${property}:${value};`)
    .join('');
}
