import type { ChartVerdict } from '../../charts/types.ts';

export type Mark = ChartVerdict | 'healing';

/** The same shapes as on the charts, so that black and white, or any kind of colour vision, will do. */
export function VerdictMark({ verdict }: { verdict: Mark }) {
  return (
    <svg
      className={`verdict-mark verdict-mark-${verdict}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
    >
      {verdict === 'improved' && <circle cx="6" cy="6" r="4.75" />}
      {verdict === 'worsened' && <path d="M6 .5 11.5 6 6 11.5.5 6z" />}
      {verdict === 'no-measurable-change' && <circle cx="6" cy="6" r="4.25" />}
      {verdict === 'not-measurable' && <path d="M2 2l8 8M10 2l-8 8" />}
      {verdict === 'healing' && (
        <path d="M1.25 1.25h9.5v9.5h-9.5zM1.25 6 6 1.25M1.25 10.75l9.5-9.5M6 10.75 10.75 6" />
      )}
    </svg>
  );
}
