/** Raised with every release whose numbers could differ; results of two versions are never drawn on one line. */
export const engineVersion = '0.3.0';
