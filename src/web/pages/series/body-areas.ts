import type { words } from '../../language/index.ts';

export type AreaId = keyof typeof words.seriesForm.areaNames;

export interface DrawnArea {
  id: AreaId;
  /** SVG path in the figure's own 120 x 200 units. */
  path: string;
  /** Views of a face that show it best; a body area is a view of its own. */
  views: readonly string[];
}

/** Drawn as one looks at the patient: the patient's left is on the right, but from behind on the left. */
export const figures: { id: 'face' | 'front' | 'back'; outline: string; areas: DrawnArea[] }[] = [
  {
    id: 'face',
    outline:
      'M60 12C28 12 18 42 19 78C20 112 34 144 46 154L46 176C40 184 26 188 16 190L104 190C94 188 80 184 74 176L74 154C86 144 100 112 101 78C102 42 92 12 60 12Z',
    areas: [
      {
        id: 'scalp',
        path: 'M60 12C34 12 24 28 21 50C34 36 48 31 60 31C72 31 86 36 99 50C96 28 86 12 60 12Z',
        views: ['frontal'],
      },
      {
        id: 'forehead',
        path: 'M60 34C48 34 34 39 23 52L22 64C36 60 48 61 60 62C72 61 84 60 98 64L97 52C86 39 72 34 60 34Z',
        views: ['frontal'],
      },
      {
        id: 'right-periocular',
        path: 'M24 68C34 64 46 65 53 69L51 85C42 89 32 88 24 84Z',
        views: ['frontal', 'right-45'],
      },
      {
        id: 'left-periocular',
        path: 'M96 68C86 64 74 65 67 69L69 85C78 89 88 88 96 84Z',
        views: ['frontal', 'left-45'],
      },
      {
        id: 'nose',
        path: 'M56 68L64 68C65 86 70 96 73 104C70 112 50 112 47 104C50 96 55 86 56 68Z',
        views: ['frontal'],
      },
      {
        id: 'right-cheek',
        path: 'M22 88C31 92 42 92 50 90L44 104C43 112 40 124 38 132C29 122 23 106 22 88Z',
        views: ['right-45'],
      },
      {
        id: 'left-cheek',
        path: 'M98 88C89 92 78 92 70 90L76 104C77 112 80 124 82 132C91 122 97 106 98 88Z',
        views: ['left-45'],
      },
      {
        id: 'perioral',
        path: 'M46 111C54 117 66 117 74 111C77 118 78 124 77 131C66 135 54 135 43 131C42 124 43 118 46 111Z',
        views: ['frontal'],
      },
      {
        id: 'chin',
        path: 'M42 135C54 139 66 139 78 135C75 145 68 153 60 153C52 153 45 145 42 135Z',
        views: ['frontal'],
      },
      {
        id: 'neck',
        path: 'M48 156C56 159 64 159 72 156L72 178C66 184 54 184 48 178Z',
        views: ['frontal', 'left-lateral', 'right-lateral'],
      },
    ],
  },
  {
    id: 'front',
    outline:
      'M60 6C53 6 49 12 50 19C51 25 54 28 55 31L54 36C46 39 37 40 34 45C29 58 25 84 20 104L27 106C32 92 37 76 40 66L42 96C40 116 41 150 43 194L55 194L59 116L61 116L65 194L77 194C79 150 80 116 78 96L80 66C83 76 88 92 93 106L100 104C95 84 91 58 86 45C83 40 74 39 66 36L65 31C66 28 69 25 70 19C71 12 67 6 60 6Z',
    areas: [
      { id: 'chest', path: 'M42 44C50 41 70 41 78 44L78 64C68 68 52 68 42 64Z', views: [] },
      { id: 'abdomen', path: 'M43 68C52 71 68 71 77 68L77 94C68 98 52 98 43 94Z', views: [] },
      { id: 'right-upper-arm', path: 'M34 47L40 49L37 72L28 70Z', views: [] },
      { id: 'left-upper-arm', path: 'M86 47L80 49L83 72L92 70Z', views: [] },
      { id: 'right-forearm', path: 'M27 74L36 76L27 102L21 100Z', views: [] },
      { id: 'left-forearm', path: 'M93 74L84 76L93 102L99 100Z', views: [] },
      { id: 'right-thigh', path: 'M43 100L58 101L56 142L43 142Z', views: [] },
      { id: 'left-thigh', path: 'M77 100L62 101L64 142L77 142Z', views: [] },
      { id: 'right-lower-leg', path: 'M43 147L56 147L54 188L44 188Z', views: [] },
      { id: 'left-lower-leg', path: 'M77 147L64 147L66 188L76 188Z', views: [] },
    ],
  },
  {
    id: 'back',
    outline:
      'M60 6C53 6 49 12 50 19C51 25 54 28 55 31L54 36C46 39 37 40 34 45C29 58 25 84 20 104L27 106C32 92 37 76 40 66L42 96C40 116 41 150 43 194L55 194L59 116L61 116L65 194L77 194C79 150 80 116 78 96L80 66C83 76 88 92 93 106L100 104C95 84 91 58 86 45C83 40 74 39 66 36L65 31C66 28 69 25 70 19C71 12 67 6 60 6Z',
    areas: [
      { id: 'upper-back', path: 'M42 42C52 38 68 38 78 42L78 66C68 69 52 69 42 66Z', views: [] },
      { id: 'lower-back', path: 'M42 70C52 73 68 73 78 70L77 90C68 92 52 92 43 90Z', views: [] },
      { id: 'buttocks', path: 'M43 94C52 96 68 96 77 94L78 114C68 119 52 119 42 114Z', views: [] },
    ],
  },
];

const drawn = new Map(
  figures.flatMap(({ areas }) => areas.map((area) => [area.id as string, area] as const)),
);

/** The views that show some areas: of a face those that see them best, else each area under its name. */
export function viewsOfAreas(
  areas: readonly string[],
  { nameOf }: { nameOf: (area: string) => string },
): string[] {
  const views = areas.flatMap((area) => {
    const faceViews = drawn.get(area)?.views ?? [];
    return faceViews.length > 0 ? faceViews : [nameOf(area).toLowerCase()];
  });
  return [...new Set(views)];
}
