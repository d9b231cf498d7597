// The worker in which photos are made smaller and covered; it gets one job, answers, and is ended by the page.

import type { Answer } from "./picture/darkroom/aside.ts";
import { develop, type Developed, type Job } from "./picture/darkroom/develop.ts";

async function work(job: Job): Promise<void> {
  try {
    const done = await develop(job);
    postMessage({ done } satisfies Answer, { transfer: buffers(done) });
  } catch (problem) {
    postMessage({ failed: String(problem) } satisfies Answer);
  }
}

function buffers({ bytes, thumb }: Developed): ArrayBuffer[] {
  return [bytes, thumb].filter((each) => each !== null);
}

addEventListener("message", ({ data }: MessageEvent<Job>) => void work(data));
