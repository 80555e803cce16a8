import type { Comparison } from './comparison.ts';
import type { Targets } from './targets.ts';

type NamedRegions = NonNullable<Comparison['regions']>;

/** Outlines need no more: a ten-thousandth of a photo's side is less than a pixel. */
const digits = 4;
const rounded = (value: number): number => Number(value.toFixed(digits));

/** Where was measured and against what, as the result tells it: outlines in fractions of the before photo's sides. */
export function nameRegions(
  { treated, reference, source }: Targets,
  { width, height }: { width: number; height: number },
): NamedRegions {
  if (source === 'whole') return [];
  const regionsOf = (kind: NamedRegions[number]['kind'], targets: Targets['treated']): NamedRegions =>
    targets.flatMap(({ name, outlines }) => {
      const outline = outlines.find(({ before }) => before)?.before;
      if (!outline) return [];
      const polygon = outline.map(([x, y]): [number, number] => [
        rounded((x + 0.5) / width),
        rounded((y + 0.5) / height),
      ]);
      return [{ name, kind, polygon }];
    });
  return [...regionsOf('treated', treated), ...regionsOf('reference', reference)];
}
