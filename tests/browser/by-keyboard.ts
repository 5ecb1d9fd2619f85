import type { Locator, Page } from 'playwright-core';

const MOST_TABS = 250;

/** A person without a mouse: finds things in the accessibility tree, and moves and acts by keys alone. */
export class ByKeyboard {
  constructor(private readonly page: Page) {}

  /** Moves the focus forward until it is on the thing of this role and name. @throws when it never gets there */
  async to(role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<Locator> {
    const wanted = this.page.getByRole(role, { name, exact: true });
    await wanted.first().waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await this.isOn(wanted)) return wanted.first();
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not get to ${role} ${name}`);
  }

  async press(role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
    await this.to(role, name);
    await this.page.keyboard.press('Enter');
  }

  async write(name: string | RegExp, text: string): Promise<void> {
    await this.to('textbox', name);
    await this.page.keyboard.insertText(text);
  }

  /** Goes to a page by its two letters. */
  async go(letter: string): Promise<void> {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.page.keyboard.press('g');
    await this.page.keyboard.press(letter);
  }

  private isOn(wanted: Locator): Promise<boolean> {
    return wanted.evaluateAll((elements) => elements.some((element) => element === document.activeElement));
  }
}
