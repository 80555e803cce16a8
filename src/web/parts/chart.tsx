import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { drawnWidth } from '../../charts/series-layout.ts';
import { words } from '../language/index.ts';
import { browserLocale } from '../words/locale.ts';
import { usePrinting } from './use-printing.ts';

export type Draw = (options: { document: Document; width: number; id: string; locale: string }) => string;

interface ChartProps {
  /** Loads the chart code, which is a download of its own. */
  load: () => Promise<Draw>;
  id: string;
  /** Room kept until the chart is there, so that nothing jumps. */
  minHeight: number;
  /** What stands under the chart on its own width, e.g. photos below its days. */
  children?: (width: number) => ReactNode;
}

/** Between the margins of A4 and of Letter, so that a chart's words keep their size on paper. */
const paperWidth = 680;

/** An SVG of src/charts, drawn anew when its data or its width changes. */
export function Chart({ load, id, minHeight, children }: ChartProps) {
  const { ref: sizeRef, width: room } = useElementSize();
  const host = useRef<HTMLDivElement>(null);
  const [draw, setDraw] = useState<Draw | null>(null);
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting');
  const printing = usePrinting();
  const width = printing ? paperWidth : room === 0 ? 0 : drawnWidth(room);

  useEffect(() => {
    let current = true;
    load()
      .then((loaded) => current && setDraw(() => loaded))
      .catch((error: unknown) => {
        console.error(error);
        if (current) setState('failed');
      });
    return () => {
      current = false;
    };
  }, [load]);

  // Before the next paint, and before paper is laid out.
  useLayoutEffect(() => {
    if (!draw || width === 0) return;
    try {
      host.current?.replaceChildren(parseSvg(draw({ document, width, id, locale: browserLocale })));
      setState('drawn');
    } catch (error) {
      console.error(error);
      setState('failed');
    }
  }, [draw, id, width]);

  return (
    <div ref={sizeRef} className="chart">
      <div ref={host} style={{ minHeight: state === 'waiting' ? minHeight : 0 }} />
      {state === 'failed' && <p role="alert">{words.parts.chartFailed}</p>}
      {width > 0 && children?.(width)}
    </div>
  );
}

function parseSvg(text: string): Node {
  const parsed = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild;
  if (!parsed) throw new Error('the chart is empty');
  return document.adoptNode(parsed);
}
