type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * The form of a text that goes with a number: plural('en', 1, { one: 'visit', other: 'visits' }).
 * @param language BCP 47 tag of the words, not of the browser
 */
export function plural(language: string, count: number, forms: Forms): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}
