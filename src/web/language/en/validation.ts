/** The page of the benchmark's figures. The figures' own names and notes come with the report. */
export const validation = {
  title: 'How good is it?',
  theFigures: 'the figures',
  none: 'No figures yet',
  otherEngine: (made: string, here: string) =>
    `These figures were made with engine ${made}. This server measures with engine ${here}, so they may not hold for it. Make them anew with`,
  how: 'Two synthetic photos differ by what the phantom changed in the skin and by all that differs between two real photos: light, colour, sharpness, noise, position. What is read is held against what is true.',
  yours:
    'Figures from synthetic skin say what the method can do on such photos. What it does on your patients, your camera and your light, only repeated photos of your own will tell.',
  limits: 'What single photos can’t do well',
  composition: 'Which pairs',
  calibration: (name: string) => `Calibration ${name}`,

  doses: 'Read against true change',
  dosesHow:
    'Everything changed at once, each by an amount of its own. On the dashed line a reading is true; bars are 95 % intervals.',
  disturbances: 'One disturbance at a time',
  disturbancesHow:
    'What an unchanged pair reads when one thing differs strongly (2 sigma in both photos), as a share of half the smallest detectable change. Framed: more than 1. With *: what real photos have besides, without a target.',
  crossTalk: 'Cross-talk',
  crossTalkHow:
    'd′ of each metric (row) when one thing (column) truly fell by 20 %. A metric’s own d′ stands without ground. Framed: 1 or more.',
  coverage: 'Do the intervals keep their word?',
  coverageHow: 'How often the 95 % interval held the true change; the bar says how sure that share is.',
};
