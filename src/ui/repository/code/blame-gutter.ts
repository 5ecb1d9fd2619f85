import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, GutterMarker, gutter } from '@codemirror/view';

/** What stands beside the first of some lines that one commit changed last. */
export interface BlameMark {
  readonly line: number; // from 1
  readonly text: string; // 'c55fd32 checkout-ds 2026-03-10'
  readonly title: string;
  readonly href: string | null; // null: not committed
  readonly tone: number; // 0 oldest … 1 newest: how strong its bar is
}

const setMarks = StateEffect.define<readonly BlameMark[]>();

class Marker extends GutterMarker {
  constructor(private readonly mark: BlameMark) {
    super();
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof Marker && other.mark === this.mark;
  }

  override toDOM(): Node {
    const { text, title, href, tone } = this.mark;
    const place = document.createElement(href === null ? 'span' : 'a');
    if (place instanceof HTMLAnchorElement && href !== null) {
      place.href = href;
      place.tabIndex = -1; // the line under the text leads there by keyboard
    }
    place.className = 'blame-mark';
    place.textContent = text;
    place.title = title;
    place.style.setProperty('--tone', `${Math.round(20 + tone * 80)}%`);
    return place;
  }
}

const marks = StateField.define<RangeSet<Marker>>({
  create: () => RangeSet.empty,
  update(value, transaction) {
    let next = value.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(setMarks)) {
        const { doc } = transaction.state;
        next = RangeSet.of(
          effect.value
            .filter(({ line }) => line <= doc.lines)
            .map((mark) => new Marker(mark).range(doc.line(mark.line).from)),
        );
      }
    return next;
  },
});

/** A column that says who last changed a line; what is typed meanwhile moves it along. */
export const blameGutter: Extension = [
  marks,
  gutter({ class: 'cm-blame', markers: (view) => view.state.field(marks) }),
];

/** Fills the column. */
export function showBlame(view: EditorView, next: readonly BlameMark[]): void {
  if (view.state.field(marks, false)) view.dispatch({ effects: setMarks.of(next) });
}
