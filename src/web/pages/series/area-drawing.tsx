import type { KeyboardEvent } from 'react';
import { words } from '../../language/index.ts';
import { areaLabel } from '../../words/areas.ts';
import { type DrawnArea, figures } from './body-areas.ts';
import './area-drawing.css';

interface AreaDrawingProps {
  areas: readonly string[];
  onChange: (areas: string[]) => void;
}

/** A face and a body, front and back, on which areas are chosen like boxes in a list. */
export function AreaDrawing({ areas, onChange }: AreaDrawingProps) {
  const { seriesForm } = words;
  const toggle = (id: string) =>
    onChange(areas.includes(id) ? areas.filter((area) => area !== id) : [...areas, id]);
  return (
    <fieldset className="area-drawing">
      <legend className="visually-hidden">{seriesForm.drawing}</legend>
      {figures.map((figure) => (
        <figure key={figure.id}>
          {/* biome-ignore lint/a11y/useSemanticElements: what groups drawn shapes is drawn, too. */}
          <svg viewBox="8 0 104 200" role="group" aria-label={seriesForm.figures[figure.id]}>
            <path d={figure.outline} className="area-outline" />
            {figure.areas.map((area) => (
              <Area
                key={area.id}
                area={area}
                chosen={areas.includes(area.id)}
                onToggle={() => toggle(area.id)}
              />
            ))}
          </svg>
          <figcaption className="quiet">{seriesForm.figures[figure.id]}</figcaption>
        </figure>
      ))}
    </fieldset>
  );
}

interface AreaProps {
  area: DrawnArea;
  chosen: boolean;
  onToggle: () => void;
}

function Area({ area, chosen, onToggle }: AreaProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    onToggle();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawn shape can't be an <input>.
    <path
      d={area.path}
      className="area"
      role="checkbox"
      aria-checked={chosen}
      aria-label={areaLabel(area.id)}
      tabIndex={0}
      onClick={onToggle}
      onKeyDown={press}
    >
      <title>{areaLabel(area.id)}</title>
    </path>
  );
}
