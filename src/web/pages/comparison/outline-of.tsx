import type { CSSProperties } from 'react';
import type { RegionOutline } from '../../../comparisons/types.ts';
import { PhotoMarks } from './photo-marks.tsx';
import type { Size } from './viewport.ts';

interface OutlineOfProps {
  regions: readonly RegionOutline[];
  /** Of the picture. */
  size: Size;
  /** Lays the outline where the picture lies. */
  style: CSSProperties;
}

/** The line round what was measured; untreated skin dashed. */
export function OutlineOf({ regions, size, style }: OutlineOfProps) {
  return (
    <PhotoMarks size={size} style={style}>
      {regions.map(({ name, kind, polygon }) => {
        const points = polygon.map(([x, y]) => `${x * size.width},${y * size.height}`).join(' ');
        return (
          <g key={`${kind} ${name}`} className={`mark outline-${kind}`} data-region={name}>
            <polygon points={points} className="mark-edge" />
            <polygon points={points} className="mark-line" />
          </g>
        );
      })}
    </PhotoMarks>
  );
}
