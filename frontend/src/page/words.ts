// The sentences a script may need stand in the page, in its language, on elements with data-words
// (components/script_words.html and what a room adds for its own scripts).

export type Values = Record<string, string | number>;

/** Puts *values* where the sentence says {name}; what is not given stays as it is. */
export function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function word(name: string, values: Values = {}): string {
  const places = [...document.querySelectorAll<HTMLElement>("[data-words]")];
  const sentence = places.map((place) => place.dataset[name]).find((found) => found !== undefined);
  return fill(sentence ?? name, values);
}

/** Hours and minutes of the device, written the way the page's language does. */
export function clock(moment: Date, language: string): string {
  const [hours, minutes] = [moment.getHours(), moment.getMinutes()].map((n) => String(n).padStart(2, "0"));
  return `${hours}${language === "id" ? "." : ":"}${minutes}`;
}
