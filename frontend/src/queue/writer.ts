// How sizes and moments are written on the queue page.

import { sizeText } from "../picture/size.ts";
import { word } from "../page/words.ts";
import { placeOf, type Sentence, type Writer } from "./told.ts";

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hour12: false };
const CAMPUS = "Asia/Jakarta"; // receipts are dated by the server, for people where the campus is

export function writer(language: string): Writer {
  const [time, day] = [new Intl.DateTimeFormat(language, TIME), new Intl.DateTimeFormat(language, { ...DAY, ...TIME })];
  const received = new Intl.DateTimeFormat(language, { ...DAY, year: "numeric", ...TIME, timeZone: CAMPUS });
  return {
    size: (bytes) => sizeText(bytes, language),
    moment: (at) => (isToday(new Date(at)) ? time : day).format(new Date(at)),
    received: (at) => (Number.isNaN(Date.parse(at)) ? "–" : `${received.format(new Date(at))} WIB`),
  };
}

function isToday(moment: Date): boolean {
  return moment.toDateString() === new Date().toDateString();
}

export function sentence({ name, values = {} }: Sentence): string {
  return word(name, values);
}

export function placeText(path: string): string {
  const place = placeOf(path);
  return typeof place === "string" ? place : sentence(place);
}
