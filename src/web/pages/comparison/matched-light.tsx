import type { ViewerPair } from './viewer-state.ts';

/** Defines what the panes' light is matched with: a factor for each channel of linear light, nothing else. */
export function MatchedLight({ pair }: { pair: ViewerPair }) {
  return (
    <svg width="0" height="0" className="matched-light" aria-hidden="true">
      {[pair.before, pair.after].map(({ side, gain }) => {
        if (!gain) return null;
        const [red, green, blue] = gain;
        return (
          <filter
            key={side}
            id={`matched-${side}`}
            colorInterpolationFilters="linearRGB"
            x="0"
            y="0"
            width="1"
            height="1"
          >
            <feComponentTransfer>
              <feFuncR type="linear" slope={red} />
              <feFuncG type="linear" slope={green} />
              <feFuncB type="linear" slope={blue} />
            </feComponentTransfer>
          </filter>
        );
      })}
    </svg>
  );
}
