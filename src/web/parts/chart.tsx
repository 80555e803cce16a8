import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { words } from '../language/index.ts';
import { browserLocale } from '../words/locale.ts';

type Draw = (options: { document: Document; width: number; id: string; locale: string }) => string;

interface ChartProps {
  /** Loads the chart code, which is a download of its own. */
  load: () => Promise<Draw>;
  id: string;
  /** Room kept until the chart is there, so that nothing jumps. */
  minHeight: number;
}

/** An SVG of src/charts, drawn anew when its data or its width changes. */
export function Chart({ load, id, minHeight }: ChartProps) {
  const { ref: sizeRef, width } = useElementSize();
  const host = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting');
  const drawnWidth = Math.round(Math.min(1200, Math.max(340, width)));
  useEffect(() => {
    if (width === 0) return;
    let current = true;
    load()
      .then((draw) => {
        if (!current || !host.current) return;
        const svg = parseSvg(draw({ document, width: drawnWidth, id, locale: browserLocale }));
        host.current.replaceChildren(svg);
        setState('drawn');
      })
      .catch((error: unknown) => {
        console.error(error);
        if (current) setState('failed');
      });
    return () => {
      current = false;
    };
  }, [load, id, drawnWidth, width]);
  return (
    <div ref={sizeRef} className="chart" style={{ minHeight: state === 'waiting' ? minHeight : 0 }}>
      <div ref={host} />
      {state === 'failed' && <p role="alert">{words.parts.chartFailed}</p>}
    </div>
  );
}

function parseSvg(text: string): Node {
  const parsed = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild;
  if (!parsed) throw new Error('the chart is empty');
  return document.adoptNode(parsed);
}
