/** How to print the card and where to lay it. */
export const card = {
  title: 'The card',
  what: 'A strip of 80 × 25 mm that lies beside the treated skin in every photo. It gives the photo its scale, white balance, tone curve and sharpness, and says when it lay half in shadow.',
  print: 'Print cards (PDF)',
  printing: 'Printing',
  printSteps: [
    'Print the page at 100 % (“actual size”, not “fit to page”), in colour, on matt white paper.',
    'Check one card with a ruler: it is 80 mm wide, the bar on it 10 mm long.',
    'Cut the eight copies out. They bear one number and stand for each other; each new print gets a new number.',
    'Keep one for each patient: flat, dry, clean and out of the sun. Replace a faded or stained one by another copy of the same page, best before a series starts.',
  ],
  placing: 'Placing',
  placeSteps: [
    'Lay or stick it beside the treated skin, on the same side of the face and in the same light, with untreated skin between if there is any.',
    'Both ends stay free, without shadow and without shine.',
    'It faces the camera; tilted by up to 30 degrees it still counts.',
    'At the next visit it lies in the same place.',
  ],
  again: 'Print a number again',
  againWhat:
    'For more copies of a card in use. Inks differ a little from print to print: better cut all copies from one page.',
  number: 'Number on the card',
  printAgain: 'Print this number',
  drawing: 'The card lies beside the treated skin, both facing the camera, with untreated skin between',
  treated: 'treated skin',
  untreated: 'untreated',
  theCard: 'card',
};
