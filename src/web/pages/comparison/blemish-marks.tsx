import type { CSSProperties } from 'react';
import { blemishOutline } from '../../../charts/blemish-outline.ts';
import type { BlemishMark } from '../../../comparisons/types.ts';
import { words } from '../../language/index.ts';
import { PhotoMarks } from './photo-marks.tsx';
import type { Size } from './viewport.ts';

interface BlemishMarksProps {
  marks: readonly BlemishMark[];
  /** Of the registered pictures. */
  size: Size;
  /** Lays them where the picture lies. */
  style: CSSProperties;
}

/** A line round each blemish, the skin in it left free. */
export function BlemishMarks({ marks, size, style }: BlemishMarksProps) {
  return (
    <PhotoMarks size={size} style={style}>
      {marks.map((mark) => (
        <g key={`${mark.region} ${mark.at.join()}`} className={`mark mark-${mark.state}`}>
          <path d={blemishOutline(mark, size)} className="mark-edge" />
          <path d={blemishOutline(mark, size)} className="mark-line" />
        </g>
      ))}
    </PhotoMarks>
  );
}

const states: BlemishMark['state'][] = ['matched', 'new', 'resolved'];
const sample = { at: [0.5, 0.5], diameter: 0.45 } as const;
const sampleSize = { width: 16, height: 16 };

/** What the shapes mean, with how many there are of each. */
export function BlemishLegend({ marks }: { marks: readonly BlemishMark[] }) {
  const counted = states
    .map((state) => ({ state, count: marks.filter((mark) => mark.state === state).length }))
    .filter(({ count }) => count > 0);
  return (
    <p className="blemish-legend">
      {counted.map(({ state, count }) => (
        <span key={state}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={`mark mark-${state}`}>
            <path d={blemishOutline({ ...sample, state }, sampleSize)} className="mark-line" />
          </svg>
          {words.viewer.counted(count, words.viewer.blemishes[state])}
        </span>
      ))}
    </p>
  );
}
