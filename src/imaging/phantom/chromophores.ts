/** Wavelengths the phantom computes at, nm. */
export const wavelengthsNm = Array.from({ length: 31 }, (_, i) => 400 + 10 * i);

/**
 * Molar extinction coefficients of haemoglobin, cm^-1/M, 400 to 700 nm in steps of 10 nm, oxygenated and deoxygenated.
 * Compiled by Scott Prahl from W. B. Gratzer and N. Kollias: omlc.org/spectra/hemoglobin/summary.html
 */
const oxyHaemoglobin = [
  266232, 466840, 480360, 246072, 102580, 62816, 44480, 33209.2, 26629.2, 23684.4, 20932.8, 20035.2, 24202.4,
  39956.8, 53236, 43016, 32613.2, 44496, 50104, 14400.8, 3200, 1506, 942, 610, 442, 368, 319.6, 294, 277.6,
  276, 290,
];
const deoxyHaemoglobin = [
  223296, 303956, 407560, 528600, 413280, 103292, 23388.8, 16156.4, 14550, 16684, 20862, 25773.6, 31589.6,
  39036.4, 46592, 53412, 53788, 45072, 37020, 28324.4, 14677.2, 9443.6, 6509.6, 5148.8, 4345.2, 3750.12,
  3226.56, 2795.12, 2407.92, 2051.96, 1794.28,
];

const haemoglobinGramPerLitre = 150;
const haemoglobinGramPerMol = 64_500;
const oxygenSaturation = 0.7;

/** Absorption of whole blood at `wavelengthsNm[index]`, cm^-1 (150 g/l, 70 % saturated). */
export function bloodAbsorption(index: number): number {
  const extinction =
    oxygenSaturation * oxyHaemoglobin[index]! + (1 - oxygenSaturation) * deoxyHaemoglobin[index]!;
  return (Math.LN10 * extinction * haemoglobinGramPerLitre) / haemoglobinGramPerMol;
}

/** Absorption of the interior of a melanosome, cm^-1 (S. L. Jacques, omlc.org, and Phys. Med. Biol. 58:R37, 2013). */
export function melanosomeAbsorption(nm: number): number {
  return 1.7e12 * nm ** -3.48;
}

/** Absorption of skin without blood and melanin, cm^-1 (Jacques, as above). */
export function baselineAbsorption(nm: number): number {
  return 0.244 + 85.3 * Math.exp(-(nm - 154) / 66.2);
}

/** Reduced scattering coefficient of skin, cm^-1 (Jacques 2013, table of skin, fit of a power law). */
export function reducedScattering(nm: number): number {
  return 46 * (nm / 500) ** -1.421;
}
