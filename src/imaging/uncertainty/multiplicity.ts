/** Share of false alarms among the changes that are called real. */
const falseDiscoveryRate = 0.05;

/**
 * Which of many changes stay real when all of them were looked at: Benjamini & Hochberg 1995,
 * 10.1111/j.2517-6161.1995.tb02031.x, at a false discovery rate of 5 %.
 * @param standardScores change over its standard deviation, one each
 */
export function survivesMultiplicity(standardScores: readonly number[]): boolean[] {
  const chances = standardScores.map(twoSidedChance);
  const sorted = chances.slice().sort((a, b) => a - b);
  let limit = -1;
  sorted.forEach((chance, i) => {
    if (chance <= (falseDiscoveryRate * (i + 1)) / sorted.length) limit = chance;
  });
  return chances.map((chance) => chance <= limit);
}

/**
 * Probability that a standard normal lies further out on either side. Chebyshev fit of the complementary error function,
 * relative error under 1.2e-7 (Press et al., Numerical Recipes, section 6.2).
 */
export function twoSidedChance(standardScore: number): number {
  const x = Math.abs(standardScore) / Math.SQRT2;
  const t = 2 / (2 + x);
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const exponent = coefficients.reduceRight((sum, coefficient) => coefficient + t * sum, 0);
  return t * Math.exp(-x * x + exponent);
}
