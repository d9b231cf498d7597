// What a service worker finds around it, as far as ours uses it: TypeScript's own description contradicts that of pages.

export interface Told {
  readonly build: string;
  readonly assets: readonly string[];
  readonly pages: readonly string[]; // kept whatever else is; asked for at install
}

export interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface Syncing extends Extendable {
  readonly tag: string;
}

export interface Messaged extends Extendable {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

interface Events {
  install: Extendable;
  activate: Extendable;
  fetch: Fetching;
  message: Messaged;
  sync: Syncing;
}

interface Scope {
  readonly UNSERA: Told; // the line the server puts before this script
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof Events>(name: K, listener: (event: Events[K]) => void): void;
}

export const scope = self as unknown as Scope;
