// A copy in the browser, only where a box is ticked.

export class Kept {
  constructor(name) {
    this.name = `worksort ${name}`;
  }

  // A browser may refuse to keep anything.
  attempt(action) {
    try {
      return action(window.localStorage);
    } catch {
      return undefined;
    }
  }

  read() {
    const text = this.attempt((storage) => storage.getItem(this.name));
    return text ? this.attempt(() => JSON.parse(text)) : undefined;
  }

  // False where the browser did not take it. Pictures stay in the page and are not copied.
  write(state) {
    const papers = state.papers.map((paper) => ({ ...paper, images: [] }));
    return this.attempt((storage) => (storage.setItem(this.name, JSON.stringify({ ...state, papers })), true)) === true;
  }

  remove() {
    this.attempt((storage) => storage.removeItem(this.name));
  }
}

// The kept state with the pictures of the page.
export function with_pictures(kept, page) {
  const images = new Map(page.papers.map((paper) => [paper.key, paper.images]));
  return { ...kept, papers: kept.papers.map((paper) => ({ ...paper, images: images.get(paper.key) ?? [] })) };
}
