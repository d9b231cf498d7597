// Lets a worker develop a photo, so that the page answers fingers meanwhile; an older browser does it on the page.

import { develop, type Developed, type Job } from "./develop.ts";

/** What the worker answers: the photo, or why there is none. */
export type Answer = { readonly done: Developed } | { readonly failed: string };

export async function aside(job: Job): Promise<Developed> {
  const answer = await byWorker(job);
  if ("done" in answer) return answer.done;
  return develop(job); // what a worker cannot do the page perhaps can; if not, its reason counts
}

/** A worker for each photo: when it ends, all the memory the photo took is free. */
function byWorker(job: Job): Promise<Answer> {
  const address = document.querySelector<HTMLElement>("[data-darkroom]")?.dataset["darkroom"];
  if (!address || typeof Worker !== "function") return Promise.resolve({ failed: "no worker" });
  const worker = new Worker(address, { type: "module" });
  const answered = new Promise<Answer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
    worker.onerror = () => resolve({ failed: "the worker did not start" });
    worker.postMessage(job);
  });
  return answered.finally(() => worker.terminate());
}
