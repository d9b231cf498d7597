// The sentences a script may need stand in the page, in its language (components/script_words.html).

export type Values = Record<string, string | number>;

/** Puts *values* where the sentence says {name}; what is not given stays as it is. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function word(name: string, values: Values = {}): string {
  const sentences = document.getElementById("script-words")?.dataset ?? {};
  return fill(sentences[name] ?? name, values);
}

/** Hours and minutes of the device, written the way the page's language does. */
export function clock(moment: Date, language: string): string {
  const [hours, minutes] = [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, "0"));
  return `${hours}${language === "id" ? "." : ":"}${minutes}`;
}
