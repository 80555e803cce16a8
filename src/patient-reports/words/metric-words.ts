import type { MetricName } from '../../imaging/plan.ts';

/** A metric as a patient speaks of it. */
export interface PatientMetric {
  /** Of what is less when it is better, so that a figure below zero reads right beside it. */
  name: string;
  /** Completes "Is ...?" or "Do ...?". */
  question: string;
  improved: string;
  worsened: string;
}

export const patientMetrics: Record<MetricName, PatientMetric> = {
  redness: {
    name: 'redness',
    question: 'Is the skin less red?',
    improved: 'the skin is less red',
    worsened: 'the skin is more red',
  },
  texture: {
    name: 'roughness',
    question: 'Is the skin smoother?',
    improved: 'the skin is smoother',
    worsened: 'the skin is rougher',
  },
  'coarse-texture': {
    name: 'roughness seen from further off',
    question: 'Is the skin smoother, seen from further off?',
    improved: 'the skin is smoother, seen from further off',
    worsened: 'the skin is rougher, seen from further off',
  },
  pores: {
    name: 'pores',
    question: 'Do pores show less?',
    improved: 'pores show less',
    worsened: 'pores show more',
  },
  wrinkles: {
    name: 'fine lines',
    question: 'Are fine lines fainter?',
    improved: 'fine lines are fainter',
    worsened: 'fine lines are stronger',
  },
  blemishes: {
    name: 'spots',
    question: 'Are spots fainter?',
    improved: 'spots are fainter',
    worsened: 'spots are stronger',
  },
  tone: {
    name: 'uneven tone',
    question: 'Is the skin tone more even?',
    improved: 'the skin tone is more even',
    worsened: 'the skin tone is less even',
  },
  'shadow-contrast': {
    name: 'scar shadows',
    question: 'Are the shadows of scars fainter?',
    improved: 'the shadows of scars are fainter',
    worsened: 'the shadows of scars are stronger',
  },
};

/** Of a measurement as stored, whose metric an older engine may have named. */
export const patientMetric = (metric: string): PatientMetric =>
  patientMetrics[metric as MetricName] ?? {
    name: metric,
    question: `Has ${metric} changed?`,
    improved: `${metric} is better`,
    worsened: `${metric} is worse`,
  };
