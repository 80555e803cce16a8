import { words } from '../../language/index.ts';

/** Greys of the patches, as codes of sRGB. */
const greys = [101, 188, 49, 243, 71, 141];

/** Where the card lies: beside the treated skin, untreated skin between. */
export function CardDrawing() {
  const texts = words.card;
  return (
    <svg className="card-drawing" viewBox="0 0 480 140" role="img" aria-label={texts.drawing}>
      <rect className="card-skin" x="4" y="4" width="472" height="132" rx="56" />
      <ellipse className="card-treated" cx="116" cy="66" rx="80" ry="44" />
      <text x="116" y="71" textAnchor="middle">
        {texts.treated}
      </text>
      <text x="244" y="71" textAnchor="middle">
        {texts.untreated}
      </text>
      <g transform="translate(300 44)">
        <rect className="card-paper" width="144" height="45" />
        <rect className="card-ink" x="5" y="6" width="33" height="33" />
        <rect className="card-ink" x="106" y="6" width="33" height="33" />
        {greys.map((grey, place) => (
          <rect
            key={grey}
            x={45 + 9 * place}
            y="6"
            width="9"
            height="11"
            fill={`rgb(${grey} ${grey} ${grey})`}
          />
        ))}
        <rect className="card-ink" x="66" y="24" width="11" height="11" transform="rotate(5 72 29)" />
      </g>
      <text x="372" y="110" textAnchor="middle">
        {texts.theCard}
      </text>
    </svg>
  );
}
