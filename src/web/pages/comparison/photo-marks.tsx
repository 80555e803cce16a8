import type { CSSProperties, ReactNode } from 'react';
import type { Size } from './viewport.ts';

interface PhotoMarksProps {
  /** Of the picture. */
  size: Size;
  /** Lays the marks where the picture lies. */
  style: CSSProperties;
  children: ReactNode;
}

/** Lines over a photo, in the picture's own pixels; what they mean is said in words elsewhere. */
export function PhotoMarks({ size, style, children }: PhotoMarksProps) {
  return (
    <svg
      className="pane-marks"
      style={style}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
