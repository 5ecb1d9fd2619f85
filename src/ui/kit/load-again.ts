const WAIT_MS = 1000;

/** Loads a part of the page; when it does not come, once more a moment later. */
export const loadAgain =
  <Part>(load: () => Promise<Part>): (() => Promise<Part>) =>
  () =>
    load().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      return load();
    });
